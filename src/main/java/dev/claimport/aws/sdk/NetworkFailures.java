package dev.claimport.aws.sdk;

import dev.claimport.aws.Causes;
import dev.claimport.aws.ServiceText;
import dev.claimport.aws.network.Breakage;
import dev.claimport.aws.network.HttpProxy;
import dev.claimport.aws.network.Limited;
import dev.claimport.aws.network.Proxies;
import dev.claimport.aws.network.ProxyRefusalException;
import dev.claimport.aws.network.Timeouts;
import dev.claimport.failure.Failure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.NetworkFailure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.core.exception.AbortedException;

/** Finds out why a service was not reached, from what the JDK and the SDK throw. */
public record NetworkFailures(Timeouts timeouts, Proxies proxies) {

    /**
     * Empty when it is nothing of the network. An interrupt is {@code cancelled}, and the thread stays interrupted.
     *
     * @param uri what was asked for, if anything was yet
     */
    public Optional<Failure> explain(Throwable thrown, Optional<URI> uri) {
        if (isInterrupt(thrown)) {
            Thread.currentThread().interrupt();
            return Optional.of(new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()));
        }
        String host = uri.map(URI::getHost).orElse("");
        Optional<HttpProxy> proxy = uri.flatMap(proxies::towards);
        for (Throwable cause : Causes.of(thrown)) {
            Optional<Failure> failure = proxy.flatMap(through -> explainOnProxy(cause, through, host))
                    .or(() -> explainOne(cause, thrown, host));
            if (failure.isPresent()) {
                return failure;
            }
        }
        return Optional.empty();
    }

    /** With a proxy in between, only the proxy is looked up and connected to from here. */
    private static Optional<Failure> explainOnProxy(Throwable cause, HttpProxy proxy, String host) {
        if (cause instanceof ProxyRefusalException refusal) {
            return Optional.of(refusedBy(proxy, host, refusal.status(), "CONNECT: " + refusal.status()));
        }
        boolean unreachable = Breakage.isUnconnected(cause) || cause instanceof SocketTimeoutException timeout && Breakage.isAboutConnecting(timeout);
        return unreachable
                ? Optional.of(new NetworkFailure(NetworkFailure.Kind.PROXY_UNREACHABLE, Map.of("proxy", proxy.address()), detail(cause)))
                : Optional.empty();
    }

    /** @param status of HTTP, with which the proxy refused */
    static NetworkFailure refusedBy(HttpProxy proxy, String host, String status, String detail) {
        return new NetworkFailure(NetworkFailure.Kind.PROXY_REFUSED, Map.of("proxy", proxy.address(), "host", host, "status", status), detail);
    }

    private Optional<Failure> explainOne(Throwable cause, Throwable thrown, String host) {
        String words = String.valueOf(cause.getMessage());
        return switch (cause) {
            case Throwable _ when Breakage.isUnconnected(cause) -> failure(NetworkFailure.Kind.NO_NETWORK, host, cause);
            case SocketTimeoutException timeout -> Optional.of(timeout(timeout, host));
            case SSLException _ when Breakage.isNoTls(cause) ->
                    failure(NetworkFailure.Kind.WRONG_ENDPOINT, host, cause);
            case SSLException _ when !Breakage.isAboutTrust(thrown) && Breakage.isHangUp(thrown) ->
                    failure(NetworkFailure.Kind.NO_NETWORK, host, cause);
            case SSLException _ -> failure(NetworkFailure.Kind.TLS_UNTRUSTED, host, cause);
            case SocketException _ -> failure(NetworkFailure.Kind.NO_NETWORK, host, cause);
            case IOException _ when words.startsWith("Unexpected end of file") || words.startsWith("Premature EOF") ->
                    failure(NetworkFailure.Kind.NO_NETWORK, host, cause);
            case IOException _ when words.startsWith("Invalid Http response") ->
                    failure(NetworkFailure.Kind.WRONG_ENDPOINT, host, cause);
            default -> Optional.empty();
        };
    }

    private Failure timeout(SocketTimeoutException cause, String host) {
        Duration waited = Limited.OVER.equals(cause.getMessage()) ? timeouts.whole() : Breakage.isAboutConnecting(cause) ? timeouts.connect() : timeouts.answer();
        return new NetworkFailure(NetworkFailure.Kind.NETWORK_TIMEOUT,
                Map.of("host", host, "seconds", Math.max(1, waited.toSeconds())), String.valueOf(cause.getMessage()));
    }

    private static Optional<Failure> failure(NetworkFailure.Kind kind, String host, Throwable cause) {
        return Optional.of(new NetworkFailure(kind, Map.of("host", host), detail(cause)));
    }

    private static String detail(Throwable cause) {
        return cause.getClass().getSimpleName() + ": " + ServiceText.firstLine(cause.getMessage());
    }

    /** The JDK closes the socket of an interrupted virtual thread, which then looks like any other closed socket. */
    private static boolean isInterrupt(Throwable thrown) {
        return Thread.currentThread().isInterrupted() || Causes.of(thrown).stream().anyMatch(cause ->
                cause instanceof AbortedException || cause instanceof InterruptedException || cause instanceof ClosedByInterruptException
                        || cause instanceof InterruptedIOException && !(cause instanceof SocketTimeoutException));
    }
}
