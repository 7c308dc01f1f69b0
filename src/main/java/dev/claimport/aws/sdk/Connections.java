package dev.claimport.aws.sdk;

import dev.claimport.aws.network.AwsNetwork;
import dev.claimport.aws.network.HttpProxy;
import dev.claimport.aws.network.Timeouts;
import dev.claimport.aws.network.TrustedCas;
import dev.claimport.aws.network.TunnelSockets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import software.amazon.awssdk.http.urlconnection.UrlConnectionFactory;

/** Opens the connections of the SDK's HTTP client: through the right proxy, trusting the right authorities, not for ever. */
final class Connections implements UrlConnectionFactory {

    private final AwsNetwork network;
    private final Timeouts timeouts;
    private final SSLSocketFactory straight;
    /** One object for all of them: the JDK uses a connection again only for the factory that made it. */
    private final Optional<SSLSocketFactory> tunnels;

    Connections(AwsNetwork network, Timeouts timeouts) {
        this.network = network;
        this.timeouts = timeouts;
        straight = network.trusted().map(TrustedCas::sockets).orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
        tunnels = network.proxies().https().map(proxy -> new TunnelSockets(proxy, straight, timeouts.answer()));
    }

    @Override
    public HttpURLConnection createConnection(URI uri) {
        try {
            Optional<HttpProxy> proxy = network.proxies().towards(uri);
            HttpURLConnection connection = "https".equalsIgnoreCase(uri.getScheme()) ? secure(uri, proxy.isPresent()) : plain(uri, proxy);
            connection.setConnectTimeout((int) timeouts.connect().toMillis());
            connection.setReadTimeout((int) timeouts.answer().toMillis());
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpURLConnection secure(URI uri, boolean throughProxy) throws IOException {
        var connection = (HttpsURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
        connection.setSSLSocketFactory(throughProxy ? tunnels.orElseThrow() : straight);
        return connection;
    }

    private static HttpURLConnection plain(URI uri, Optional<HttpProxy> proxy) throws IOException {
        var connection = (HttpURLConnection) uri.toURL().openConnection(proxy.map(HttpProxy::forJdk).orElse(Proxy.NO_PROXY));
        proxy.flatMap(HttpProxy::authorization).ifPresent(login -> connection.setRequestProperty("Proxy-Authorization", login));
        return connection;
    }
}
