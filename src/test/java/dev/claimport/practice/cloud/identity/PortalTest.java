package dev.claimport.practice.cloud.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.cloud.PracticeCloudOptions;
import dev.claimport.practice.cloud.PracticeTechnician;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.testing.CloudClients;
import dev.claimport.testing.DeviceSignIn;
import dev.claimport.testing.Keys;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.RawHttp;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.sso.model.AccountInfo;
import software.amazon.awssdk.services.sso.model.InvalidRequestException;
import software.amazon.awssdk.services.sso.model.RoleInfo;
import software.amazon.awssdk.services.sso.model.SsoException;
import software.amazon.awssdk.services.sso.model.UnauthorizedException;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import software.amazon.awssdk.services.ssooidc.model.InvalidGrantException;

class PortalTest {

    private static final ManualTime TIME = new ManualTime();

    private static PracticeCloud cloud;
    private static CloudClients clients;
    private static SsoClient sso;

    @BeforeAll
    static void start() {
        cloud = PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR.withCredentialsLifetime(Duration.ofMinutes(20))), TIME, Keys::rsa);
        clients = new CloudClients(cloud);
        sso = clients.sso();
    }

    @AfterAll
    static void stop() {
        clients.close();
        cloud.close();
    }

    @Test
    void accountsComeInPages() {
        String token = token();
        var first = sso.listAccounts(request -> request.accessToken(token));
        assertEquals(2, first.accountList().size());
        var second = sso.listAccounts(request -> request.accessToken(token).nextToken(first.nextToken()));
        assertNull(second.nextToken());
        assertEquals(1, second.accountList().size());
        assertEquals(3, sso.listAccountsPaginator(request -> request.accessToken(token).maxResults(1)).accountList().stream().count());
        AccountInfo field = first.accountList().getFirst();
        assertEquals(cloud.accountId(), field.accountId());
        assertEquals("Practice Field", field.accountName());
        assertTrue(field.emailAddress().contains("@"));
    }

    @Test
    void rolesOfAnAccountComeInPages() {
        String token = token();
        assertEquals(java.util.List.of("ClaimsOnlyRole", "InstallerRole", "ViewerRole"),
                sso.listAccountRolesPaginator(request -> request.accessToken(token).accountId(cloud.accountId())).roleList().stream()
                        .map(RoleInfo::roleName).toList());
    }

    @Test
    void aTokenOfAnotherListIsRefused() {
        String token = token();
        String accounts = sso.listAccounts(request -> request.accessToken(token)).nextToken();
        assertThrows(InvalidRequestException.class,
                () -> sso.listAccountRoles(request -> request.accessToken(token).accountId(cloud.accountId()).nextToken(accounts)));
    }

    @Test
    void theNumberOfResultsHasLimits() {
        String token = token();
        assertThrows(InvalidRequestException.class, () -> sso.listAccounts(request -> request.accessToken(token).maxResults(101)));
        assertThrows(InvalidRequestException.class, () -> sso.listAccounts(request -> request.accessToken(token).maxResults(0)));
    }

    @Test
    void roleCredentialsExpireInMilliseconds() {
        String token = token();
        var credentials = sso.getRoleCredentials(request ->
                request.accessToken(token).accountId(cloud.accountId()).roleName("InstallerRole")).roleCredentials();
        assertEquals(TIME.instant().plus(Duration.ofMinutes(20)).toEpochMilli(), credentials.expiration());
        assertTrue(credentials.accessKeyId().matches("ASIA[A-Z2-7]{16}"));
        assertEquals(40, credentials.secretAccessKey().length());
        assertNotNull(credentials.sessionToken());
    }

    @Test
    void aRoleThatTheTechnicianDoesNotHaveIsForbidden() {
        String token = token();
        for (String role : new String[] {"Administrator", "installerrole"}) {
            var refused = assertThrows(SsoException.class,
                    () -> sso.getRoleCredentials(request -> request.accessToken(token).accountId(cloud.accountId()).roleName(role)));
            assertEquals(403, refused.statusCode());
            assertEquals("ForbiddenException", refused.awsErrorDetails().errorCode());
        }
        assertEquals(403, assertThrows(SsoException.class,
                () -> sso.listAccountRoles(request -> request.accessToken(token).accountId("999999999999"))).statusCode());
    }

    @Test
    void aMadeUpTokenIsUnauthorized() {
        var refused = assertThrows(UnauthorizedException.class, () -> sso.listAccounts(request -> request.accessToken("made-up")));
        assertEquals(401, refused.statusCode());
        assertEquals(401, new RawHttp(cloud.endpoint()).get("/assignment/accounts").status());
    }

    @Test
    void anAccessTokenRunsOutAfterEightHours() {
        String token = token();
        TIME.advance(Duration.ofHours(8));
        assertThrows(UnauthorizedException.class, () -> sso.listAccounts(request -> request.accessToken(token)));
    }

    @Test
    void loggingOutEndsTheSessionWithAllItsTokens() {
        DeviceSignIn signIn = new DeviceSignIn(clients.oidc(), "Claimport", cloud.startUrl());
        new PracticeTechnician().allow(signIn.page());
        CreateTokenResponse first = signIn.poll();
        CreateTokenResponse second = signIn.refresh(first.refreshToken());
        String somebodyElses = token();

        sso.logout(request -> request.accessToken(second.accessToken()));

        assertThrows(UnauthorizedException.class, () -> sso.listAccounts(request -> request.accessToken(second.accessToken())));
        assertThrows(UnauthorizedException.class, () -> sso.listAccounts(request -> request.accessToken(first.accessToken())));
        assertThrows(UnauthorizedException.class, () -> sso.logout(request -> request.accessToken(second.accessToken())));
        assertThrows(InvalidGrantException.class, () -> signIn.refresh(second.refreshToken()));
        sso.listAccounts(request -> request.accessToken(somebodyElses));
    }

    private static String token() {
        return DeviceSignIn.accessToken(cloud, clients);
    }
}
