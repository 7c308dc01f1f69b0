package dev.claimport.aws.network;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * The hosts that are reached without a proxy, as {@code NO_PROXY} lists them and the AWS CLI reads it: names with all their
 * subdomains, addresses, networks such as {@code 10.0.0.0/8}, each perhaps with a port, or {@code *} for all.
 */
public record NoProxy(List<String> entries) {

    static NoProxy parse(String list) {
        return new NoProxy(Arrays.stream(list.split(",")).map(entry -> entry.strip().toLowerCase(Locale.ROOT)).filter(entry -> !entry.isEmpty()).toList());
    }

    boolean covers(String host, int port) {
        String name = host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
        return entries.stream().anyMatch(entry -> covers(entry, name, port));
    }

    private static boolean covers(String entry, String host, int port) {
        if (entry.equals("*")) {
            return true;
        }
        int slash = entry.indexOf('/');
        if (slash > 0) {
            return isInNetwork(host, entry.substring(0, slash), entry.substring(slash + 1));
        }
        String name = entry.replaceAll("^\\*?\\.+", "").replaceAll("^\\[|]$", "");
        int colon = name.indexOf(':');
        // More than one colon: an address of IPv6, not a port.
        if (colon > 0 && colon == name.lastIndexOf(':')) {
            if (!name.substring(colon + 1).equals(Integer.toString(port))) {
                return false;
            }
            name = name.substring(0, colon);
        }
        return host.equals(name) || host.endsWith("." + name);
    }

    private static boolean isInNetwork(String host, String network, String bits) {
        OptionalLong address = address(host);
        OptionalLong base = address(network);
        if (address.isEmpty() || base.isEmpty() || !bits.matches("\\d{1,2}") || Integer.parseInt(bits) > 32) {
            return false;
        }
        int ignored = 32 - Integer.parseInt(bits);
        return address.getAsLong() >> ignored == base.getAsLong() >> ignored;
    }

    /** Of IPv4; names are never looked up for this. */
    private static OptionalLong address(String text) {
        if (!text.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
            return OptionalLong.empty();
        }
        long address = 0;
        for (String part : text.split("\\.")) {
            address = address << 8 | Math.min(255, Integer.parseInt(part));
        }
        return OptionalLong.of(address);
    }
}
