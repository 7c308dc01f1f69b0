package dev.claimport.claim;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a device speaks MQTT: host and port. AWS IoT names only the host ({@code DescribeEndpoint}) and means port 8883;
 * {@link #parse} also takes {@code host:port}, which is how a practice cloud names another port.
 *
 * @param host a name as in RFC 1123, section 2.1. IPv6 addresses are none: a device that connects to an address sends no server
 *     name, and AWS IoT refuses it (developer guide, "Transport security")
 */
public record IotEndpoint(String host, int port) {

    /** MQTT over TLS with X.509 client authentication (AWS IoT developer guide, "Device communication protocols"). */
    public static final int DEFAULT_PORT = 8883;

    private static final int LONGEST_HOST = 253;
    private static final String LABEL = "[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
    private static final Pattern HOST = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final Pattern ADDRESS = Pattern.compile("([^:]*)(?::([0-9]{1,5}))?");

    /** @throws IllegalArgumentException when the host is no host name, or the port not 1 to 65535; the message quotes neither */
    public IotEndpoint {
        if (host.length() > LONGEST_HOST || !HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("not a host name");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port " + port);
        }
    }

    /** @throws IllegalArgumentException when it is neither {@code host} nor {@code host:port} */
    public static IotEndpoint parse(String address) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            throw new IllegalArgumentException("neither host nor host:port");
        }
        return new IotEndpoint(parts.group(1), parts.group(2) == null ? DEFAULT_PORT : Integer.parseInt(parts.group(2)));
    }

    /** {@code host}, or {@code host:port} where the port is not the usual one. */
    @Override
    public String toString() {
        return port == DEFAULT_PORT ? host : host + ":" + port;
    }
}
