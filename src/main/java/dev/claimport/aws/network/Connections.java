package dev.claimport.aws.network;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/** Opens connections: through the right proxy, trusting the right authorities, not for ever. */
public final class Connections {

    private final Proxies proxies;
    private final Tls tls;
    private final Timeouts timeouts;
    /** One object for all connections by a proxy: the JDK uses a connection again only for the factory that made it. */
    private final Map<HttpProxy, SSLSocketFactory> tunnels = new ConcurrentHashMap<>();

    /** What lays TLS over a connection; asked for by the first that needs it. */
    @FunctionalInterface
    public interface Tls {

        /** @throws IOException when it cannot be known who is to be trusted */
        SSLSocketFactory sockets() throws IOException;
    }

    public Connections(Proxies proxies, Tls tls, Timeouts timeouts) {
        this.proxies = proxies;
        this.tls = tls;
        this.timeouts = timeouts;
    }

    /**
     * A connection that is still to be made.
     *
     * @throws dev.claimport.failure.FailureException {@code config-value-wrong} when the proxy cannot be one
     */
    public HttpURLConnection open(URI uri) throws IOException {
        Optional<HttpProxy> proxy = proxies.towards(uri);
        HttpURLConnection connection = "https".equalsIgnoreCase(uri.getScheme()) ? secure(uri, proxy) : plain(uri, proxy);
        connection.setConnectTimeout((int) timeouts.connect().toMillis());
        connection.setReadTimeout((int) timeouts.answer().toMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        return connection;
    }

    private HttpURLConnection secure(URI uri, Optional<HttpProxy> proxy) throws IOException {
        var connection = (HttpsURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
        SSLSocketFactory straight = tls.sockets();
        connection.setSSLSocketFactory(proxy.map(through -> tunnels.computeIfAbsent(through, by -> new TunnelSockets(by, straight, timeouts.answer())))
                .orElse(straight));
        return connection;
    }

    private static HttpURLConnection plain(URI uri, Optional<HttpProxy> proxy) throws IOException {
        var connection = (HttpURLConnection) uri.toURL().openConnection(proxy.map(HttpProxy::forJdk).orElse(Proxy.NO_PROXY));
        proxy.flatMap(HttpProxy::authorization).ifPresent(login -> connection.setRequestProperty("Proxy-Authorization", login));
        return connection;
    }
}
