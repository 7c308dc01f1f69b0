package dev.claimport.practice.cloud.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.AccessDeniedException;
import software.amazon.awssdk.services.ssooidc.model.AuthorizationPendingException;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import software.amazon.awssdk.services.ssooidc.model.ExpiredTokenException;
import software.amazon.awssdk.services.ssooidc.model.InvalidClientException;
import software.amazon.awssdk.services.ssooidc.model.InvalidClientMetadataException;
import software.amazon.awssdk.services.ssooidc.model.InvalidGrantException;
import software.amazon.awssdk.services.ssooidc.model.InvalidRequestException;
import software.amazon.awssdk.services.ssooidc.model.InvalidScopeException;
import software.amazon.awssdk.services.ssooidc.model.SlowDownException;
import software.amazon.awssdk.services.ssooidc.model.UnsupportedGrantTypeException;

class DeviceSignInTest {

    private static final ManualTime TIME = new ManualTime();

    private static PracticeCloud cloud;
    private static CloudClients clients;
    private static SsoOidcClient oidc;

    private final PracticeTechnician technician = new PracticeTechnician();

    @BeforeAll
    static void start() {
        cloud = PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR), TIME, Keys::rsa);
        clients = new CloudClients(cloud);
        oidc = clients.oidc();
    }

    @AfterAll
    static void stop() {
        clients.close();
        cloud.close();
    }

    @Test
    void anErrorIsWrittenAsTheServiceWritesIt() {
        DeviceSignIn signIn = begin();
        RawHttp.Reply reply = new RawHttp(cloud.endpoint()).postJson("/token", "{\"clientId\":\"" + signIn.client().clientId() + "\",\"clientSecret\":\""
                + signIn.client().clientSecret() + "\",\"grantType\":\"urn:ietf:params:oauth:grant-type:device_code\",\"deviceCode\":\""
                + signIn.authorization().deviceCode() + "\"}");
        assertEquals(400, reply.status());
        assertEquals("AuthorizationPendingException", reply.headers().get("x-amzn-errortype"));
        assertEquals("{\"error\":\"authorization_pending\",\"error_description\":\"Authorization is still pending\"}", reply.body());
    }

    @Test
    void aConfirmedCodeGivesTokens() {
        DeviceSignIn signIn = begin();
        assertTrue(signIn.authorization().userCode().matches("[B-DF-HJ-NP-TV-Z]{4}-[B-DF-HJ-NP-TV-Z]{4}"), signIn.authorization().userCode());
        assertEquals(cloud.endpoint() + "/device", signIn.authorization().verificationUri());
        assertEquals(cloud.endpoint() + "/device?user_code=" + signIn.authorization().userCode(), signIn.authorization().verificationUriComplete());
        assertEquals(600, signIn.authorization().expiresIn());
        assertEquals(1, signIn.authorization().interval());

        assertEquals("authorization_pending", assertThrows(AuthorizationPendingException.class, signIn::poll).error());
        technician.allow(signIn.page());
        CreateTokenResponse token = signIn.poll();

        assertEquals("Bearer", token.tokenType());
        assertEquals(28_800, token.expiresIn());
        assertNotEquals(token.accessToken(), token.refreshToken());
    }

    @Test
    void aRegistrationLastsNinetyDays() {
        DeviceSignIn signIn = begin();
        assertEquals(TIME.instant().getEpochSecond(), signIn.client().clientIdIssuedAt());
        assertEquals(TIME.instant().plus(Duration.ofDays(90)).getEpochSecond(), signIn.client().clientSecretExpiresAt());
    }

    @Test
    void aCodeServesOnce() {
        DeviceSignIn signIn = begin();
        technician.allow(signIn.page());
        signIn.poll();
        assertEquals("invalid_grant", assertThrows(InvalidGrantException.class, signIn::poll).error());
    }

    @Test
    void askingFasterThanTheIntervalIsToldToSlowDown() {
        DeviceSignIn signIn = begin();
        assertThrows(AuthorizationPendingException.class, signIn::poll);
        assertEquals("slow_down", assertThrows(SlowDownException.class, signIn::poll).error());
        TIME.advance(Duration.ofSeconds(1));
        assertThrows(AuthorizationPendingException.class, signIn::poll);
    }

    @Test
    void aDeniedCodeIsDenied() {
        DeviceSignIn signIn = begin();
        technician.deny(signIn.page());
        assertEquals("access_denied", assertThrows(AccessDeniedException.class, signIn::poll).error());
    }

    @Test
    void aCodeRunsOutAfterTenMinutes() {
        DeviceSignIn signIn = begin();
        TIME.advance(Duration.ofMinutes(10));
        assertEquals("expired_token", assertThrows(ExpiredTokenException.class, signIn::poll).error());
        assertEquals(404, new RawHttp(cloud.endpoint()).get("/device?user_code=" + signIn.authorization().userCode()).status());
    }

    @Test
    void aCodeOfAnotherClientIsRefused() {
        DeviceSignIn mine = begin();
        DeviceSignIn other = begin();
        technician.allow(mine.page());
        assertThrows(InvalidGrantException.class, () -> oidc.createToken(request -> request.clientId(other.client().clientId())
                .clientSecret(other.client().clientSecret()).grantType(DeviceSignIn.DEVICE_CODE).deviceCode(mine.authorization().deviceCode())));
    }

    @Test
    void refreshTokensRotate() {
        DeviceSignIn signIn = begin();
        technician.allow(signIn.page());
        CreateTokenResponse first = signIn.poll();
        CreateTokenResponse second = signIn.refresh(first.refreshToken());
        assertNotEquals(first.accessToken(), second.accessToken());
        assertThrows(InvalidGrantException.class, () -> signIn.refresh(first.refreshToken()));
        signIn.refresh(second.refreshToken());
    }

    @Test
    void withoutTheScopeThereIsNoRefreshToken() {
        var client = oidc.registerClient(request -> request.clientName("plain").clientType("public"));
        var authorization = oidc.startDeviceAuthorization(request ->
                request.clientId(client.clientId()).clientSecret(client.clientSecret()).startUrl(cloud.startUrl()));
        technician.allow(java.net.URI.create(authorization.verificationUriComplete()));
        assertNull(oidc.createToken(request -> request.clientId(client.clientId()).clientSecret(client.clientSecret())
                .grantType(DeviceSignIn.DEVICE_CODE).deviceCode(authorization.deviceCode())).refreshToken());
    }

    @Test
    void aWrongStartUrlIsAnInvalidRequest() {
        var refused = assertThrows(InvalidRequestException.class, () -> new DeviceSignIn(oidc, "Claimport", "https://d-0123456789.awsapps.com/start"));
        assertEquals("invalid_request", refused.error());
        assertEquals("Invalid request", refused.errorDescription());
        assertEquals(400, refused.statusCode());
    }

    @Test
    void theSlashBehindTheStartUrlDoesNotMatter() {
        assertEquals(600, new DeviceSignIn(oidc, "Claimport", cloud.startUrl() + "/#/").authorization().expiresIn());
    }

    @Test
    void aWrongClientSecretIsRefused() {
        DeviceSignIn signIn = begin();
        assertThrows(InvalidClientException.class, () -> oidc.startDeviceAuthorization(request ->
                request.clientId(signIn.client().clientId()).clientSecret("guessed").startUrl(cloud.startUrl())));
        // By hand too: the JDK's HTTP client loses the body of a 401 to a POST.
        RawHttp.Reply reply = new RawHttp(cloud.endpoint()).postJson("/device_authorization", "{\"clientId\":\"" + signIn.client().clientId()
                + "\",\"clientSecret\":\"guessed\",\"startUrl\":\"" + cloud.startUrl() + "\"}");
        assertEquals(401, reply.status());
        assertTrue(reply.body().contains("\"error\":\"invalid_client\""), reply.body());
    }

    @Test
    void anUnknownClientIsRefused() {
        assertThrows(InvalidClientException.class, () -> oidc.startDeviceAuthorization(request ->
                request.clientId("nobody").clientSecret("guessed").startUrl(cloud.startUrl())));
    }

    @Test
    void aConfidentialClientIsRefused() {
        assertThrows(InvalidClientMetadataException.class, () -> oidc.registerClient(request -> request.clientName("x").clientType("confidential")));
    }

    @Test
    void anIllegalScopeIsRefused() {
        assertThrows(InvalidScopeException.class, () -> oidc.registerClient(request -> request.clientName("x").clientType("public").scopes("a b")));
    }

    @Test
    void anUnknownGrantTypeIsRefused() {
        DeviceSignIn signIn = begin();
        assertThrows(UnsupportedGrantTypeException.class, () -> oidc.createToken(request -> request.clientId(signIn.client().clientId())
                .clientSecret(signIn.client().clientSecret()).grantType("client_credentials")));
    }

    @Test
    void whatIsNoJsonIsAnInvalidRequest() {
        for (String body : new String[] {"", "[]", "{", "\"text\"", "{\"clientName\":5,\"clientType\":\"public\"}"}) {
            RawHttp.Reply reply = new RawHttp(cloud.endpoint()).postJson("/client/register", body);
            assertEquals(400, reply.status(), body);
            assertEquals("InvalidRequestException", reply.headers().get("x-amzn-errortype"), body);
            assertTrue(reply.body().contains("\"error\":\"invalid_request\""), reply.body());
        }
    }

    private static DeviceSignIn begin() {
        return new DeviceSignIn(oidc, "Claimport", cloud.startUrl());
    }
}
