package dev.claimport.aws.network;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A proxy that is spoken to in plain HTTP (RFC 9110, sections 3.7 and 9.3.6).
 *
 * @param uri with {@code user:password}, if it wants one
 */
public record HttpProxy(URI uri) {

    private static final int USUAL_PORT = 80;
    private static final int LAST_PORT = 65535;

    /** @throws IllegalArgumentException for what cannot be one */
    static HttpProxy parse(String value) {
        URI uri = URI.create(value.contains("://") ? value : "http://" + value);
        if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null || uri.getPort() > LAST_PORT) {
            throw new IllegalArgumentException();
        }
        return new HttpProxy(uri);
    }

    public String host() {
        return uri.getHost();
    }

    public int port() {
        return uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
    }

    /** {@code user:password}. */
    public Optional<String> login() {
        return Optional.ofNullable(uri.getRawUserInfo()).map(text -> URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
    }

    /** Where it is, without its login: fit to be shown. */
    public String address() {
        return host() + ":" + port();
    }

    /** The value of Proxy-Authorization (RFC 7617). */
    public Optional<String> authorization() {
        return login().map(text -> "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    public Proxy forJdk() {
        return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(host(), port()));
    }

    /** Leaves the login out. */
    @Override
    public String toString() {
        return "HttpProxy[" + address() + "]";
    }
}
