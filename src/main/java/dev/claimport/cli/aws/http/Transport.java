package dev.claimport.cli.aws.http;

import dev.claimport.aws.network.Connections;
import dev.claimport.aws.network.LastAnswer;
import dev.claimport.aws.network.Limited;
import dev.claimport.aws.network.Proxies;
import dev.claimport.aws.network.Timeouts;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Arrays;
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

    private final Proxies proxies;
    private final Connections connections;
    private final Trust trust;
    private final Timeouts timeouts;

    Transport(Proxies proxies, Trust trust, Timeouts timeouts) {
        this.proxies = proxies;
        this.trust = trust;
        this.timeouts = timeouts;
        connections = new Connections(proxies, trust::sockets, timeouts);
    }

    /** As it is said, for what goes wrong with it. */
    Optional<String> proxy(URI url) {
        return proxies.said(url);
    }

    /** @throws dev.claimport.failure.FailureException when the proxy cannot be one */
    Response send(Request request) throws IOException {
        Limited time = Limited.to(timeouts.whole());
        HttpURLConnection connection = open(request.url());
        try {
            connection.setRequestMethod(request.method());
            request.headers().forEach(connection::setRequestProperty);
            // An idle connection would keep its buffers, and a key in them.
            connection.setRequestProperty("Connection", "close");
            connection.setRequestProperty("Accept", "*/*");
            int status = time.call(connection::getResponseCode, connection::disconnect);
            if (status < 0) {
                throw new BadStatusLineException();
            }
            Map<String, String> headers = new LinkedHashMap<>();
            connection.getHeaderFields().forEach((name, values) -> {
                if (name != null) {
                    headers.put(name.toLowerCase(Locale.ROOT), values.getFirst());
                }
            });
            InputStream said = status < 400 ? connection.getInputStream() : connection.getErrorStream();
            try (InputStream body = new LastAnswer(said == null ? InputStream.nullInputStream() : said, connection::disconnect)) {
                return new Response(status, headers, body(body, time));
            }
        } finally {
            connection.disconnect();
        }
    }

    private HttpURLConnection open(URI url) throws IOException {
        HttpURLConnection connection = connections.open(url);
        if (connection instanceof HttpsURLConnection secure && !trust.verified()) {
            secure.setHostnameVerifier((_, _) -> true);
        }
        return connection;
    }

    /** Not {@link InputStream#readAllBytes}: that leaves copies of its own behind. */
    private static byte[] body(InputStream stream, Limited time) throws IOException {
        byte[] buffer = new byte[FIRST_SIZE];
        int size = 0;
        try {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer, size, buffer.length - size)) {
                size += read;
                time.check();
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
