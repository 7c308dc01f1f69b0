package dev.claimport.aws.network;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;

/**
 * The hosts that are reached without a proxy, as {@code NO_PROXY} lists them and the AWS CLI reads it ({@code should_bypass_proxies} in
 * awscli/botocore/utils.py, which asks Python's {@code urllib.request.proxy_bypass_environment}): names with all their subdomains, each perhaps
 * with a port that the address names too, or {@code *} alone for all. Networks such as {@code 10.0.0.0/8} and patterns such as
 * {@code *.example.com} mean nothing there.
 */
record NoProxy(String list) {

    boolean covers(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        String withPort = uri.getPort() < 0 ? host : host + ":" + uri.getPort();
        return list.equals("*") || Arrays.stream(list.split(",")).map(entry -> entry.strip().toLowerCase(Locale.ROOT)).filter(entry -> !entry.isEmpty())
                .map(entry -> entry.replaceFirst("^\\.+", ""))
                .anyMatch(entry -> host.equals(entry) || withPort.equals(entry) || host.endsWith("." + entry) || withPort.endsWith("." + entry));
    }
}
