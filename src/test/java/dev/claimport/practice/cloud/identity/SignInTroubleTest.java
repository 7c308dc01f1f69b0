package dev.claimport.practice.cloud.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.cloud.PracticeCloudOptions;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.practice.scenario.SignInTrouble;
import dev.claimport.testing.BrowserSignIn;
import dev.claimport.testing.CloudClients;
import dev.claimport.testing.Keys;
import dev.claimport.testing.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.sso.model.TooManyRequestsException;
import software.amazon.awssdk.services.sso.model.UnauthorizedException;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import software.amazon.awssdk.services.ssooidc.model.InvalidGrantException;
import software.amazon.awssdk.services.ssooidc.model.SlowDownException;

/** An Identity Center that makes it hard. */
class SignInTroubleTest {

    private final ManualTime time = new ManualTime();

    @Test
    void shortTokensAreRenewedUntilTheSessionIsOver() {
        SignInTrouble trouble = SignInTrouble.NONE.withTokenLifetime(Duration.ofHours(1)).withSessionLifetime(Duration.ofMinutes(90));
        try (PracticeCloud cloud = cloud(trouble); CloudClients clients = new CloudClients(cloud)) {
            var signIn = new BrowserSignIn(clients.oidc(), cloud.endpoint(), cloud.startUrl());
            CreateTokenResponse first = signIn.redeem(signIn.code());
            assertEquals(3_600, first.expiresIn());

            time.advance(Duration.ofHours(1));
            assertThrows(UnauthorizedException.class, () -> clients.sso().listAccounts(request -> request.accessToken(first.accessToken())));
            CreateTokenResponse second = renew(clients.oidc(), signIn, first);
            assertEquals(1_800, second.expiresIn(), "no token outlives the session");

            time.advance(Duration.ofMinutes(30));
            assertThrows(UnauthorizedException.class, () -> clients.sso().listAccounts(request -> request.accessToken(second.accessToken())));
            assertThrows(InvalidGrantException.class, () -> renew(clients.oidc(), signIn, second));
        }
    }

    @Test
    void theFirstRequestsAreThrottledAtBothServices() {
        try (PracticeCloud cloud = cloud(SignInTrouble.NONE.withThrottled(2)); CloudClients clients = new CloudClients(cloud)) {
            SsoOidcClient oidc = clients.oidc();
            for (int i = 0; i < 2; i++) {
                assertEquals("slow_down", assertThrows(SlowDownException.class,
                        () -> new BrowserSignIn(oidc, cloud.endpoint(), cloud.startUrl())).error());
            }
            var signIn = new BrowserSignIn(oidc, cloud.endpoint(), cloud.startUrl());
            String token = signIn.redeem(signIn.code()).accessToken();
            SsoClient sso = clients.sso();
            for (int i = 0; i < 2; i++) {
                assertEquals(429, assertThrows(TooManyRequestsException.class,
                        () -> sso.listAccounts(request -> request.accessToken(token))).statusCode());
            }
            assertEquals(2, sso.listAccounts(request -> request.accessToken(token)).accountList().size());
        }
    }

    private PracticeCloud cloud(SignInTrouble trouble) {
        return PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR.withSignIn(trouble)), time, Keys::rsa);
    }

    private static CreateTokenResponse renew(SsoOidcClient oidc, BrowserSignIn signIn, CreateTokenResponse tokens) {
        return oidc.createToken(request -> request.clientId(signIn.client().clientId()).clientSecret(signIn.client().clientSecret())
                .grantType("refresh_token").refreshToken(tokens.refreshToken()));
    }
}
