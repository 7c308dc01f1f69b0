package dev.claimport.update;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** Fetches a manifest: https alone, no more than a few kilobytes, no longer than some seconds, and no redirects to anything else. */
final class ManifestFetch {

    private static final int MOST_REDIRECTS = 3;

    private final Supplier<SSLContext> tls;
    private final Optional<InetSocketAddress> proxy;
    private final Duration retries;

    /**
     * @param tls asked for when it is needed: to read the certificates that are trusted takes a while
     * @param retries for the whole of it
     */
    ManifestFetch(Supplier<SSLContext> tls, Optional<InetSocketAddress> proxy, Duration retries) {
        this.tls = tls;
        this.proxy = proxy;
        this.retries = retries;
    }

    byte[] get(URI address) throws IOException, InterruptedException {
        HttpClient.Builder builder = HttpClient.newBuilder().sslContext(tls.get()).connectTimeout(retries).followRedirects(HttpClient.Redirect.NEVER);
        proxy.ifPresent(way -> builder.proxy(ProxySelector.of(way)));
        HttpClient client = builder.build();
        try {
            URI next = address;
            for (int i = 0; i <= MOST_REDIRECTS; i++) {
                HttpResponse<byte[]> response = ask(client, next);
                if (response.statusCode() == 200) {
                    return response.body();
                }
                if (response.statusCode() / 100 != 3) {
                    throw new IOException("status " + response.statusCode());
                }
                next = target(next, response);
            }
            throw new IOException("too many redirects");
        } finally {
            client.shutdownNow();
        }
    }

    private HttpResponse<byte[]> ask(HttpClient client, URI address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address).header("Accept", "application/json").timeout(retries).GET().build();
        try {
            // The timeout of the request ends with the answer's head; a body may drip for ever.
            return client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), Manifest.LARGEST))
                    .get(retries.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("no answer in time", e);
        }
    }

    private static URI target(URI from, HttpResponse<byte[]> response) throws IOException {
        try {
            URI target = from.resolve(response.headers().firstValue("Location").orElse("http:"));
            if ("https".equalsIgnoreCase(target.getScheme()) && target.getHost() != null) {
                return target;
            }
            throw new IOException("a redirect to something else than https");
        } catch (IllegalArgumentException e) {
            throw new IOException("a redirect to no address", e);
        }
    }
}
