package dev.claimport.signin.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import software.amazon.awssdk.http.urlconnection.UrlConnectionFactory;

/** Opens the connections of the SDK's HTTP client: through the right proxy, trusting the right authorities, not for ever. */
record Connections(AwsNetwork network, Timeouts timeouts) implements UrlConnectionFactory {

    @Override
    public HttpURLConnection createConnection(URI uri) {
        try {
            Optional<HttpProxy> proxy = network.proxies().towards(uri);
            var connection = (HttpURLConnection) uri.toURL().openConnection(proxy.map(HttpProxy::forJdk).orElse(Proxy.NO_PROXY));
            proxy.flatMap(HttpProxy::authorization).ifPresent(login -> connection.setRequestProperty("Proxy-Authorization", login));
            if (connection instanceof HttpsURLConnection secure) {
                network.trusted().ifPresent(trusted -> secure.setSSLSocketFactory(trusted.sockets()));
            }
            connection.setConnectTimeout((int) timeouts.connect().toMillis());
            connection.setReadTimeout((int) timeouts.answer().toMillis());
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
