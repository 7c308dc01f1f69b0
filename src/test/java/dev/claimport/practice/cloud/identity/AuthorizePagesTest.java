package dev.claimport.practice.cloud.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.cloud.PracticeCloudOptions;
import dev.claimport.practice.cloud.PracticeTechnician;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.testing.BrowserSignIn;
import dev.claimport.testing.CloudClients;
import dev.claimport.testing.Keys;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.RawHttp;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sso.model.UnauthorizedException;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import software.amazon.awssdk.services.ssooidc.model.InvalidGrantException;
import software.amazon.awssdk.services.ssooidc.model.InvalidRedirectUriException;
import software.amazon.awssdk.services.ssooidc.model.InvalidRequestException;
import software.amazon.awssdk.services.ssooidc.model.UnauthorizedClientException;
import software.amazon.awssdk.services.ssooidc.model.UnsupportedGrantTypeException;

class AuthorizePagesTest {

    private static final ManualTime TIME = new ManualTime();

    private static PracticeCloud cloud;
    private static CloudClients clients;
    private static SsoOidcClient oidc;
    private static RawHttp http;

    @BeforeAll
    static void start() {
        cloud = PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR), TIME, Keys::rsa);
        clients = new CloudClients(cloud);
        oidc = clients.oidc();
        http = new RawHttp(cloud.endpoint());
    }

    @AfterAll
    static void stop() {
        clients.close();
        cloud.close();
    }

    @Test
    void aSignInThatIsAllowedBringsACodeAndTheCodeBringsTokens() {
        BrowserSignIn signIn = begin();
        RawHttp.Reply page = signIn.ask(signIn.parameters());
        assertEquals(200, page.status());
        assertTrue(page.body().contains("<b>Claimport</b>"), page.body());
        assertTrue(page.body().contains("practice.technician"), page.body());

        Map<String, String> members = BrowserSignIn.members(signIn.decide(page, "allow"));
        assertEquals("a%20state%2Fwith%2Bsigns", members.get("state"));
        CreateTokenResponse tokens = signIn.redeem(members.get("code"));

        assertEquals("Bearer", tokens.tokenType());
        assertEquals(28_800, tokens.expiresIn());
        assertEquals(2, clients.sso().listAccounts(request -> request.accessToken(tokens.accessToken())).accountList().size());
        CreateTokenResponse renewed = oidc.createToken(request -> request.clientId(signIn.client().clientId())
                .clientSecret(signIn.client().clientSecret()).grantType("refresh_token").refreshToken(tokens.refreshToken()));
        assertNotNull(renewed.accessToken());
    }

    @Test
    void aSignInThatIsDeniedSaysSoToTheProgram() {
        BrowserSignIn signIn = begin();
        Map<String, String> members = BrowserSignIn.members(signIn.decide(signIn.ask(signIn.parameters()), "deny"));
        assertEquals(Map.of("error", "access_denied", "state", "a%20state%2Fwith%2Bsigns"), members);
    }

    @Test
    void theTechnicianFollowsThePagesToTheProgram() throws Exception {
        var brought = new CompletableFuture<String>();
        HttpServer program = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        program.createContext("/oauth/callback", exchange -> {
            brought.complete(exchange.getRequestURI().getRawQuery());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        program.start();
        try {
            BrowserSignIn signIn = begin();
            Map<String, String> parameters = signIn.parameters();
            parameters.put("redirect_uri", "http://127.0.0.1:" + program.getAddress().getPort() + "/oauth/callback");
            new PracticeTechnician().allow(URI.create(cloud.endpoint() + "/authorize?" + BrowserSignIn.query(parameters)));
            assertTrue(brought.get(60, TimeUnit.SECONDS).startsWith("code="), brought.get());
        } finally {
            program.stop(0);
        }
    }

    @Test
    void aCodeServesOnceAndASecondUseEndsWhatTheFirstBrought() {
        BrowserSignIn signIn = begin();
        String code = signIn.code();
        String accessToken = signIn.redeem(code).accessToken();
        assertThrows(InvalidGrantException.class, () -> signIn.redeem(code));
        assertThrows(UnauthorizedException.class, () -> clients.sso().listAccounts(request -> request.accessToken(accessToken)));
    }

    @Test
    void aCodeIsSoonOver() {
        BrowserSignIn signIn = begin();
        String code = signIn.code();
        TIME.advance(AuthorizationCodes.CODE_LIFETIME);
        assertEquals("invalid_grant", assertThrows(InvalidGrantException.class, () -> signIn.redeem(code)).error());
    }

    @Test
    void onlyWhoAskedCanSpendTheCode() {
        BrowserSignIn signIn = begin();
        String code = signIn.code();
        assertThrows(InvalidGrantException.class, () -> begin().redeem(code));
        assertNotNull(signIn.redeem(code).accessToken(), "another's attempt does not spend it");
    }

    @Test
    void theVerifierHasToBelongToTheChallenge() {
        BrowserSignIn signIn = begin();
        String code = signIn.code();
        assertThrows(InvalidGrantException.class, () -> signIn.redeem(code, BrowserSignIn.REDIRECT, "x".repeat(64)));
        assertThrows(InvalidGrantException.class, () -> signIn.redeem(code), "one guess is all there is");
    }

    @Test
    void theAddressHasToBeTheVerySame() {
        BrowserSignIn signIn = begin();
        String code = signIn.code();
        assertThrows(InvalidGrantException.class, () -> signIn.redeem(code, BrowserSignIn.REDIRECT.replace("53124", "53125"), BrowserSignIn.VERIFIER));
    }

    @Test
    void codeAddressAndVerifierAreAllNeeded() {
        BrowserSignIn signIn = begin();
        String code = signIn.code();
        assertThrows(InvalidRequestException.class, () -> signIn.redeem(null));
        assertThrows(InvalidRequestException.class, () -> signIn.redeem(code, null, BrowserSignIn.VERIFIER));
        assertThrows(InvalidRequestException.class, () -> signIn.redeem(code, BrowserSignIn.REDIRECT, null));
        assertNotNull(signIn.redeem(code).accessToken());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1/oauth/callback", "http://127.0.0.1:1/oauth/callback", "http://127.0.0.1:65535/oauth/callback"})
    void anyPortOfThisComputerIsGoodEnough(String address) {
        assertEquals(200, withParameter("redirect_uri", address).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:4000/other", "http://127.0.0.1:4000/oauth/callback?x=1", "http://localhost:4000/oauth/callback",
            "https://127.0.0.1:4000/oauth/callback", "http://127.0.0.1.evil.example/oauth/callback", "http://evil@127.0.0.1:4000/oauth/callback",
            "http://127.0.0.1:4000/oauth/callback#x", "http://127.0.0.1:70000/oauth/callback", "javascript:alert(1)", ""})
    void noBrowserIsSentToAnAddressThatWasNotRegistered(String address) {
        RawHttp.Reply reply = withParameter("redirect_uri", address);
        assertEquals(400, reply.status());
        assertNull(reply.headers().get("location"));
        assertFalse(reply.body().contains("evil"), reply.body());
    }

    @Test
    void aProgramThatNobodyKnowsIsRefusedOnThePage() {
        RawHttp.Reply reply = withParameter("client_id", "nobody");
        assertEquals(400, reply.status());
        assertNull(reply.headers().get("location"));
    }

    @ParameterizedTest
    @CsvSource({"response_type, token, unsupported_response_type", "response_type, '', unsupported_response_type",
            "code_challenge_method, plain, invalid_request", "code_challenge, short, invalid_request",
            "scopes, sso:account:access codewhisperer:completions, invalid_scope"})
    void aRequestThatIsWrongGoesBackToTheProgramWithItsName(String parameter, String value, String error) {
        assertEquals(error, BrowserSignIn.members(withParameter(parameter, value)).get("error"));
    }

    @Test
    void withoutAChallengeThereIsNoCode() {
        BrowserSignIn signIn = begin();
        Map<String, String> parameters = signIn.parameters();
        parameters.remove("code_challenge");
        parameters.remove("code_challenge_method");
        assertEquals("invalid_request", BrowserSignIn.members(signIn.ask(parameters)).get("error"));
    }

    @Test
    void aDecisionIsMadeOnceAndOnThePage() {
        BrowserSignIn signIn = begin();
        RawHttp.Reply page = signIn.ask(signIn.parameters());
        assertEquals(403, http.postForm("/authorize", "decision=allow").status());
        assertEquals(403, http.postForm("/authorize", "decision=allow&request=" + "A".repeat(32)).status());
        assertEquals(400, signIn.decide(page, "perhaps").status());
        assertEquals(303, signIn.decide(page, "deny").status());
        assertEquals(403, signIn.decide(page, "allow").status());
    }

    @Test
    void nobodyDecidesAnHourLater() {
        BrowserSignIn signIn = begin();
        RawHttp.Reply page = signIn.ask(signIn.parameters());
        TIME.advance(Duration.ofMinutes(10));
        assertEquals(403, signIn.decide(page, "allow").status());
    }

    @Test
    void thePageLeadsHomeAndToTheProgramOnly() {
        BrowserSignIn signIn = begin();
        RawHttp.Reply page = signIn.ask(signIn.parameters());
        String policy = page.headers().get("content-security-policy");
        assertTrue(policy.contains("default-src 'none'"), policy);
        assertTrue(policy.contains("form-action 'self' http://127.0.0.1:53124;"), policy);
        assertEquals("no-store", page.headers().get("cache-control"));
        assertFalse(page.body().contains("a state"), page.body());
    }

    @Test
    void anotherNameForThisComputerIsRefused() {
        BrowserSignIn signIn = begin();
        String target = "/authorize?" + BrowserSignIn.query(signIn.parameters());
        assertEquals(403, http.send("GET", target, Map.of("Host", "evil.example"), "").status());
        assertEquals(405, http.send("PUT", target, Map.of(), "").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example/oauth/callback", "https://127.0.0.1/oauth/callback", "http://127.0.0.1/a#b", "not an address", ""})
    void onlyAddressesOfThisComputerCanBeRegistered(String address) {
        assertEquals("invalid_redirect_uri", assertThrows(InvalidRedirectUriException.class, () -> oidc.registerClient(request -> request
                .clientName("Claimport").clientType("public").redirectUris(address).grantTypes("authorization_code"))).error());
    }

    @Test
    void aProgramSaysProperlyWhatItIs() {
        assertThrows(InvalidRedirectUriException.class, () -> oidc.registerClient(request -> request
                .clientName("Claimport").clientType("public").grantTypes("authorization_code")));
        assertThrows(UnsupportedGrantTypeException.class, () -> oidc.registerClient(request -> request
                .clientName("Claimport").clientType("public").grantTypes("password")));
        assertThrows(InvalidRequestException.class, () -> oidc.registerClient(request -> request
                .clientName("Claimport").clientType("public").issuerUrl("https://d-other.awsapps.com/start")));
        assertEquals(400, http.postJson("/client/register", "{\"clientName\":\"x\",\"clientType\":\"public\",\"redirectUris\":\"http://127.0.0.1/\"}").status());
        assertEquals(400, http.postJson("/client/register", "{\"clientName\":\"x\",\"clientType\":\"public\",\"grantTypes\":[1]}").status());
    }

    @Test
    void aProgramGetsTokensOnlyInTheWaysThatItRegisteredFor() {
        BrowserSignIn signIn = begin();
        assertEquals("unauthorized_client", assertThrows(UnauthorizedClientException.class, () -> oidc.startDeviceAuthorization(request -> request
                .clientId(signIn.client().clientId()).clientSecret(signIn.client().clientSecret()).startUrl(cloud.startUrl()))).error());

        var coded = oidc.registerClient(request -> request.clientName("Claimport").clientType("public").scopes("sso:account:access")
                .grantTypes("authorization_code").redirectUris("http://127.0.0.1/oauth/callback"));
        Map<String, String> parameters = signIn.parameters();
        parameters.put("client_id", coded.clientId());
        String code = BrowserSignIn.members(signIn.decide(signIn.ask(parameters), "allow")).get("code");
        CreateTokenResponse tokens = oidc.createToken(request -> request.clientId(coded.clientId()).clientSecret(coded.clientSecret())
                .grantType("authorization_code").code(code).redirectUri(BrowserSignIn.REDIRECT).codeVerifier(BrowserSignIn.VERIFIER));
        assertNull(tokens.refreshToken(), "it did not register to renew");
    }

    @Test
    void withoutTheScopeForAccountsThereIsNothingToRenewWith() {
        BrowserSignIn signIn = begin();
        var bare = oidc.registerClient(request -> request.clientName("Claimport").clientType("public")
                .grantTypes("authorization_code", "refresh_token").redirectUris("http://127.0.0.1/oauth/callback"));
        Map<String, String> parameters = signIn.parameters();
        parameters.put("client_id", bare.clientId());
        parameters.remove("scopes");
        String code = BrowserSignIn.members(signIn.decide(signIn.ask(parameters), "allow")).get("code");
        assertNull(oidc.createToken(request -> request.clientId(bare.clientId()).clientSecret(bare.clientSecret())
                .grantType("authorization_code").code(code).redirectUri(BrowserSignIn.REDIRECT).codeVerifier(BrowserSignIn.VERIFIER)).refreshToken());
    }

    @Test
    void aRegistrationThatIsOverOpensNoPage() {
        BrowserSignIn signIn = begin();
        TIME.advance(Duration.ofDays(90));
        assertEquals(400, signIn.ask(signIn.parameters()).status());
    }

    private static BrowserSignIn begin() {
        return new BrowserSignIn(oidc, cloud.endpoint(), cloud.startUrl());
    }

    private static RawHttp.Reply withParameter(String name, String value) {
        BrowserSignIn signIn = begin();
        Map<String, String> parameters = signIn.parameters();
        parameters.put(name, value);
        return signIn.ask(parameters);
    }
}
