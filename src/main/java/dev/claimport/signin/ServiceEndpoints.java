package dev.claimport.signin;

import java.net.URI;
import java.util.Optional;

/**
 * Where the services are, when not where AWS has them. Empty leaves it to the SDK, which honours {@code AWS_ENDPOINT_URL_*}
 * and the profile.
 */
public record ServiceEndpoints(Optional<URI> iot, Optional<URI> ssoOidc, Optional<URI> sso, Optional<URI> sts) {

    public static final ServiceEndpoints USUAL =
            new ServiceEndpoints(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** All services at one address, as a practice cloud has them. */
    public static ServiceEndpoints allAt(URI uri) {
        return new ServiceEndpoints(Optional.of(uri), Optional.of(uri), Optional.of(uri), Optional.of(uri));
    }
}
