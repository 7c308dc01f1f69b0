package dev.claimport.signin;

import dev.claimport.aws.config.Settings;
import dev.claimport.aws.network.Timeouts;
import dev.claimport.aws.sdk.AwsClients;
import dev.claimport.aws.sdk.ClosedConnections;
import dev.claimport.aws.sdk.RetryPolicy;
import dev.claimport.aws.sdk.ServiceClock;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.SignInFailure;
import dev.claimport.signin.cache.SignInToken;
import dev.claimport.time.TimeSource;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sso.SsoClient;

/** Tells Identity Center that a token is not to be accepted any more (portal API reference, Logout). */
record Revocation(AwsAccess access, TimeSource time) {

    /** A token that is not accepted anyway is revoked already. @throws FailureException of the network and service families */
    void revoke(SignInToken token) {
        try (SsoClient portal = new AwsClients(new ServiceClock(time), Timeouts.USUAL, access.network()).build(
                SsoClient.builder().credentialsProvider(AnonymousCredentialsProvider.create()), Region.of(Settings.region(token.region(), "region", token.startUrl())),
                access.endpoints().sso(), SignInRefusals::portal, new ClosedConnections())) {
            new RetryPolicy(time, RandomGenerator.getDefault()).call(() -> portal.logout(request -> request.accessToken(token.accessToken())));
        } catch (FailureException e) {
            if (e.failure().kind() != SignInFailure.Kind.SIGNED_OUT) {
                throw e;
            }
        }
    }
}
