package dev.claimport.aws.network;

import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/**
 * By which way AWS is reached.
 *
 * @param trusted empty: those whom the Java runtime trusts
 * @param fips whether the endpoints are those with validated cryptography
 * @param dualStack whether the endpoints are those with IPv6
 */
public record AwsNetwork(Proxies proxies, Optional<TrustedCas> trusted, boolean fips, boolean dualStack) {

    /** Straight, and trusting whom the Java runtime trusts. */
    public static final AwsNetwork DIRECT = new AwsNetwork(Proxies.NONE, Optional.empty(), false, false);

    /**
     * @param caBundle PEM
     * @throws dev.claimport.failure.FailureException {@code file-unreadable}
     */
    public static AwsNetwork of(Proxies proxies, Optional<Path> caBundle, boolean fips, boolean dualStack) {
        return new AwsNetwork(proxies, caBundle.map(TrustedCas::read), fips, dualStack);
    }

    /** What lays TLS over a connection. */
    public SSLSocketFactory sockets() {
        return trusted.map(TrustedCas::sockets).orElseGet(() -> WipedTlsSockets.usual());
    }

    /** The file with the authorities that are trusted instead of those of the Java runtime. */
    public Optional<Path> caBundle() {
        return trusted.map(TrustedCas::file);
    }
}
