package dev.claimport.aws.network;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A proxy that is spoken to in plain HTTP (RFC 9110, sections 3.7 and 9.3.6).
 *
 * @param login {@code user:password}, if it wants one
 */
public record HttpProxy(String host, int port, Optional<String> login) {

    /** Where it is, without its login: fit to be shown. */
    public String address() {
        return host + ":" + port;
    }

    /** The value of Proxy-Authorization (RFC 7617). */
    public Optional<String> authorization() {
        return login.map(text -> "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    public Proxy forJdk() {
        return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(host, port));
    }

    /** Leaves the login out. */
    @Override
    public String toString() {
        return "HttpProxy[" + address() + "]";
    }
}
