package dev.claimport.aws.network;

import dev.claimport.aws.Causes;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.util.Locale;

/**
 * How a connection broke, read from what the JDK throws, some of which only its words tell. Whoever says it to people has words of his own: those of
 * Claimport, or those of the AWS CLI.
 */
public final class Breakage {

    private Breakage() {}

    /** Whether nobody was reached: the name is unknown, nobody listens, or no way leads there. */
    public static boolean isUnconnected(Throwable cause) {
        return cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException || cause instanceof ConnectException
                || cause instanceof NoRouteToHostException;
    }

    /** Whether the time ran out before there was a connection; otherwise it did while an answer was waited for. */
    public static boolean isAboutConnecting(SocketTimeoutException timeout) {
        return words(timeout).toLowerCase(Locale.ROOT).contains("connect");
    }

    /** Whether what answered does not speak TLS. */
    public static boolean isNoTls(Throwable cause) {
        return words(cause).contains("nrecognized SSL message");
    }

    /** Whether a certificate is at the bottom of it. */
    public static boolean isAboutTrust(Throwable thrown) {
        return Causes.of(thrown).stream().anyMatch(GeneralSecurityException.class::isInstance);
    }

    /** Whether the other side, or something on the way, ended it. */
    public static boolean isHangUp(Throwable thrown) {
        return Causes.of(thrown).stream().anyMatch(cause -> cause instanceof SocketException || cause instanceof EOFException);
    }

    private static String words(Throwable cause) {
        return String.valueOf(cause.getMessage());
    }
}
