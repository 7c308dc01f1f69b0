package dev.claimport.cli.aws.http;

import dev.claimport.aws.AwsEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;

/** Sends one request by the JDK's own client. */
final class Transport {

    /** A page of templates takes some hundred kilobytes at most. */
    private static final int LARGEST_REPLY = 16 << 20;
    private static final int FIRST_SIZE = 16 << 10;

    private final AwsEnvironment environment;
    private final Trust trust;
    private final Timeouts timeouts;

    Transport(AwsEnvironment environment, Trust trust, Timeouts timeouts) {
        this.environment = environment;
        this.trust = trust;
        this.timeouts = timeouts;
    }

    Optional<URI> proxy(URI url) {
        return new Proxies(environment).of(url);
    }

    Response send(Request request) throws IOException {
        HttpURLConnection connection = open(request.url());
        try {
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setConnectTimeout((int) timeouts.connect().toMillis());
            connection.setReadTimeout((int) timeouts.read().toMillis());
            connection.setRequestMethod(request.method());
            request.headers().forEach(connection::setRequestProperty);
            // An idle connection would keep its buffers, and a key in them.
            connection.setRequestProperty("Connection", "close");
            connection.setRequestProperty("Accept", "*/*");
            int status = connection.getResponseCode();
            if (status < 0) {
                throw new BadStatusLineException();
            }
            Map<String, String> headers = new LinkedHashMap<>();
            connection.getHeaderFields().forEach((name, values) -> {
                if (name != null) {
                    headers.put(name.toLowerCase(Locale.ROOT), values.getFirst());
                }
            });
            return new Response(status, headers, body(status < 400 ? connection.getInputStream() : connection.getErrorStream()));
        } finally {
            connection.disconnect();
        }
    }

    private HttpURLConnection open(URI url) throws IOException {
        Optional<URI> proxy = proxy(url);
        Proxy way = proxy.map(found -> new Proxy(Proxy.Type.HTTP, new InetSocketAddress(found.getHost(), found.getPort() < 0 ? 80 : found.getPort())))
                .orElse(Proxy.NO_PROXY);
        var connection = (HttpURLConnection) url.toURL().openConnection(way);
        proxy.map(URI::getUserInfo).ifPresent(user -> connection.setRequestProperty("Proxy-Authorization",
                "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8))));
        if (connection instanceof HttpsURLConnection secure) {
            trust.sockets().ifPresent(secure::setSSLSocketFactory);
            if (!trust.verified()) {
                secure.setHostnameVerifier((_, _) -> true);
            }
        }
        return connection;
    }

    /** Not {@link InputStream#readAllBytes}: that leaves copies of its own behind. */
    private static byte[] body(InputStream stream) throws IOException {
        if (stream == null) {
            return new byte[0];
        }
        byte[] buffer = new byte[FIRST_SIZE];
        int size = 0;
        try (stream) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer, size, buffer.length - size)) {
                size += read;
                if (size == buffer.length) {
                    if (size >= LARGEST_REPLY) {
                        throw new IOException("The reply is longer than " + LARGEST_REPLY + " bytes");
                    }
                    byte[] larger = Arrays.copyOf(buffer, 2 * size);
                    Arrays.fill(buffer, (byte) 0);
                    buffer = larger;
                }
            }
            return Arrays.copyOf(buffer, size);
        } finally {
            Arrays.fill(buffer, (byte) 0);
        }
    }
}
