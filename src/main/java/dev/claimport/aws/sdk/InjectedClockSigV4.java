package dev.claimport.aws.sdk;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.http.auth.aws.scheme.AwsV4AuthScheme;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignRequest;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignedRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.IdentityProviders;

/**
 * Signature Version 4 by our own clock. Left to itself the SDK signs by the computer's clock, and from the second request on by
 * the service's, once it has been refused: then a wrong clock would be named on the first request and hidden on all others,
 * while the devices that are set by it fail in the field.
 */
public final class InjectedClockSigV4 implements AwsV4AuthScheme {

    private final AwsV4HttpSigner signer;

    public InjectedClockSigV4(Clock clock) {
        signer = new Signer(AwsV4HttpSigner.create(), clock);
    }

    @Override
    public String schemeId() {
        return SCHEME_ID;
    }

    @Override
    public IdentityProvider<AwsCredentialsIdentity> identityProvider(IdentityProviders providers) {
        return providers.identityProvider(AwsCredentialsIdentity.class);
    }

    @Override
    public AwsV4HttpSigner signer() {
        return signer;
    }

    private record Signer(AwsV4HttpSigner signer, Clock clock) implements AwsV4HttpSigner {

        @Override
        public SignedRequest sign(SignRequest<? extends AwsCredentialsIdentity> request) {
            return signer.sign(request.copy(copy -> copy.putProperty(SIGNING_CLOCK, clock)));
        }

        @Override
        public CompletableFuture<AsyncSignedRequest> signAsync(AsyncSignRequest<? extends AwsCredentialsIdentity> request) {
            return signer.signAsync(request.copy(copy -> copy.putProperty(SIGNING_CLOCK, clock)));
        }
    }
}
