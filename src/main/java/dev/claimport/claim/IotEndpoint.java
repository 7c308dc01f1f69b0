package dev.claimport.claim;

/**
 * Where a device speaks MQTT: host and port. AWS IoT names only the host ({@code DescribeEndpoint}) and means port 8883;
 * {@link #parse} also takes {@code host:port}, which is how a practice cloud names another port.
 */
public record IotEndpoint(String host, int port) {

    /** MQTT over TLS with X.509 client authentication (AWS IoT developer guide, "Device communication protocols"). */
    public static final int DEFAULT_PORT = 8883;

    public IotEndpoint {
        if (host.isBlank() || port < 1 || port > 65535) {
            throw new IllegalArgumentException(host + ":" + port);
        }
    }

    /** @throws IllegalArgumentException when it is neither {@code host} nor {@code host:port} */
    public static IotEndpoint parse(String address) {
        int colon = address.lastIndexOf(':');
        return colon < 0
                ? new IotEndpoint(address, DEFAULT_PORT)
                : new IotEndpoint(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }

    /** {@code host}, or {@code host:port} where the port is not the usual one. */
    @Override
    public String toString() {
        return port == DEFAULT_PORT ? host : host + ":" + port;
    }
}
