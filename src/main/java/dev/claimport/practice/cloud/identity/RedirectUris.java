package dev.claimport.practice.cloud.identity;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Where a browser may be sent back to: programs on the same computer (RFC 8252, section 7.3). */
final class RedirectUris {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");
    private static final int MAX_LENGTH = 1_000;

    private RedirectUris() {}

    /** The address, or empty when it is not one of this computer over plain HTTP, or carries a fragment (RFC 6749, section 3.1.2). */
    static Optional<URI> loopback(String text) {
        try {
            URI uri = new URI(text);
            boolean fits = text.length() <= MAX_LENGTH && "http".equals(uri.getScheme()) && uri.getHost() != null && LOOPBACK.contains(uri.getHost())
                    && uri.getRawUserInfo() == null && uri.getRawFragment() == null && uri.getPort() != 0 && uri.getPort() <= 65_535;
            return fits ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /** Whether a registered address covers one that is asked for: any port does, since a program takes whichever is free. */
    static boolean covers(URI registered, URI asked) {
        return registered.getHost().equals(asked.getHost()) && registered.getRawPath().equals(asked.getRawPath())
                && Objects.equals(registered.getRawQuery(), asked.getRawQuery());
    }
}
