package dev.claimport.signin.aws;

import dev.claimport.failure.Failure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.NetworkFailure;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.core.exception.AbortedException;

/** Finds out why a service was not reached, from what the JDK and the SDK throw. */
final class NetworkFailures {

    private NetworkFailures() {}

    /** Empty when it is nothing of the network. An interrupt is {@code cancelled}, and the thread stays interrupted. */
    static Optional<Failure> explain(Throwable thrown, String host, Timeouts timeouts) {
        if (isInterrupt(thrown)) {
            Thread.currentThread().interrupt();
            return Optional.of(new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()));
        }
        for (Throwable cause : Causes.of(thrown)) {
            Optional<Failure> failure = explainOne(cause, thrown, host, timeouts);
            if (failure.isPresent()) {
                return failure;
            }
        }
        return Optional.empty();
    }

    private static Optional<Failure> explainOne(Throwable cause, Throwable thrown, String host, Timeouts timeouts) {
        String words = String.valueOf(cause.getMessage());
        return switch (cause) {
            case UnknownHostException _ -> failure(NetworkFailure.Kind.NO_NETWORK, host, cause);
            case UnresolvedAddressException _ -> failure(NetworkFailure.Kind.NO_NETWORK, host, cause);
            case SocketTimeoutException _ -> Optional.of(timeout(words, host, timeouts));
            case SSLException _ when words.contains("Unsupported or unrecognized SSL message") ->
                    failure(NetworkFailure.Kind.WRONG_ENDPOINT, host, cause);
            case SSLException _ when !isAboutTrust(thrown) && isHangUp(thrown) ->
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

    private static Failure timeout(String words, String host, Timeouts timeouts) {
        boolean connecting = words.toLowerCase(Locale.ROOT).contains("connect");
        Duration waited = connecting ? timeouts.connect() : timeouts.answer();
        return new NetworkFailure(NetworkFailure.Kind.NETWORK_TIMEOUT,
                Map.of("host", host, "seconds", String.valueOf(Math.max(1, waited.toSeconds()))), words);
    }

    private static Optional<Failure> failure(NetworkFailure.Kind kind, String host, Throwable cause) {
        String detail = cause.getClass().getSimpleName() + ": " + ServiceText.firstLine(cause.getMessage());
        return Optional.of(new NetworkFailure(kind, Map.of("host", host), detail));
    }

    private static boolean isAboutTrust(Throwable thrown) {
        return Causes.of(thrown).stream().anyMatch(cause -> cause instanceof GeneralSecurityException);
    }

    private static boolean isHangUp(Throwable thrown) {
        return Causes.of(thrown).stream().anyMatch(cause -> cause instanceof SocketException || cause instanceof EOFException);
    }

    /** The JDK closes the socket of an interrupted virtual thread, which then looks like any other closed socket. */
    private static boolean isInterrupt(Throwable thrown) {
        return Thread.currentThread().isInterrupted() || Causes.of(thrown).stream().anyMatch(cause ->
                cause instanceof AbortedException || cause instanceof InterruptedException || cause instanceof ClosedByInterruptException
                        || cause instanceof InterruptedIOException && !(cause instanceof SocketTimeoutException));
    }
}
