package dev.claimport.update;

import dev.claimport.aws.network.Connections;
import dev.claimport.aws.network.Limited;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Fetches a manifest: https alone, no more than a few kilobytes, no longer than some seconds, and no redirects to anything else. */
final class ManifestFetch {

    private static final int MOST_REDIRECTS = 3;

    private final Supplier<Connections> connections;
    private final Duration limit;

    /**
     * @param connections asked for when they are needed: to read the certificates that are trusted takes a while
     * @param limit for the whole of it
     */
    ManifestFetch(Supplier<Connections> connections, Duration limit) {
        this.connections = connections;
        this.limit = limit;
    }

    /** @throws dev.claimport.failure.FailureException where the settings say of no way that could be one */
    byte[] get(URI address) throws IOException, InterruptedException {
        Limited time = Limited.to(limit);
        try {
            Connections way = connections.get();
            URI next = address;
            for (int i = 0; i <= MOST_REDIRECTS; i++) {
                HttpURLConnection connection = way.open(next);
                try {
                    connection.setRequestProperty("Accept", "application/json");
                    int status = time.call(connection::getResponseCode, connection::disconnect);
                    if (status == 200) {
                        return time.call(() -> body(connection), connection::disconnect);
                    }
                    if (status / 100 != 3) {
                        throw new IOException("status " + status);
                    }
                    next = target(next, connection.getHeaderField("Location"));
                } finally {
                    connection.disconnect();
                }
            }
            throw new IOException("too many redirects");
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (InterruptedIOException _) {
            Thread.interrupted();
            throw new InterruptedException();
        }
    }

    private static byte[] body(HttpURLConnection connection) throws IOException {
        try (InputStream in = connection.getInputStream()) {
            byte[] read = in.readNBytes(Manifest.LARGEST + 1);
            if (read.length > Manifest.LARGEST) {
                throw new IOException("too long");
            }
            return read;
        }
    }

    private static URI target(URI from, String location) throws IOException {
        try {
            URI target = from.resolve(Optional.ofNullable(location).orElse("http:"));
            if ("https".equalsIgnoreCase(target.getScheme()) && target.getHost() != null) {
                return target;
            }
            throw new IOException("a redirect to something else than https");
        } catch (IllegalArgumentException e) {
            throw new IOException("a redirect to no address", e);
        }
    }
}
