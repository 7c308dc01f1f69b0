package dev.claimport.signin;

import static dev.claimport.testing.Failing.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.ScriptedServer;
import dev.claimport.testing.ScriptedServer.Answer;
import dev.claimport.testing.ScriptedServer.Request;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

class BrowserSignInTest {

    private static final String START_URL = "https://d-1234567890.awsapps.com/start";

    private final HttpClient browser = HttpClient.newHttpClient();

    @AfterEach
    void noThreadFailed() {
        browser.close();
    }

    @Test
    void theBrowserBringsTheSignInBack() throws Exception {
        try (var server = oidc(_ -> token()); var signIn = signIn(server)) {
            BrowserAuthorization authorization = signIn.beginInBrowser();
            CompletableFuture<HttpResponse<String>> page = comeBack(authorization, query -> "code=CODE&state=" + query.get("state"));
            try (var user = signIn.await(authorization)) {
                assertTrue(user.expiresAt().isAfter(TimeSource.system().instant()));
            }
            assertEquals(200, page.get().statusCode());
            assertTrue(page.get().body().contains("<h1>You are signed in</h1>"), page.get().body());
            assertTrue(page.get().body().contains("go back to Claimport"), page.get().body());
        }
    }

    @Test
    void whatIsAskedIsWhatTheAwsCliAsks() throws Exception {
        try (var server = oidc(_ -> token()); var signIn = signIn(server)) {
            BrowserAuthorization authorization = signIn.beginInBrowser();
            Map<String, String> query = query(authorization.page());
            assertEquals(List.of("response_type", "client_id", "redirect_uri", "state", "code_challenge_method", "scopes", "code_challenge"),
                    List.copyOf(query.keySet()));
            assertTrue(authorization.page().toString().startsWith(server.uri() + "/authorize?response_type=code&client_id=ID&redirect_uri=http%3A%2F%2F127.0.0.1%3A"));
            assertTrue(query.get("redirect_uri").matches("http://127\\.0\\.0\\.1:\\d+/oauth/callback"), query.get("redirect_uri"));
            assertTrue(query.get("state").matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"), query.get("state"));
            assertEquals("S256", query.get("code_challenge_method"));
            assertEquals("sso:account:access", query.get("scopes"));
            assertEquals("{\"clientName\":\"Claimport\",\"clientType\":\"public\",\"scopes\":[\"sso:account:access\"],"
                    + "\"redirectUris\":[\"http://127.0.0.1/oauth/callback\"],\"grantTypes\":[\"authorization_code\",\"refresh_token\"],"
                    + "\"issuerUrl\":\"" + START_URL + "\"}", server.requests().getFirst().body());

            comeBack(authorization, _ -> "code=a%2Fb%2Bc&state=" + query.get("state"));
            signIn.await(authorization).close();
            String redeemed = server.requests().getLast().body();
            Matcher verifier = Pattern.compile("\"codeVerifier\":\"([A-Za-z0-9._~-]{64})\"").matcher(redeemed);
            assertTrue(verifier.find(), redeemed);
            assertEquals(query.get("code_challenge"), Base64.getUrlEncoder().withoutPadding().encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(verifier.group(1).getBytes(StandardCharsets.US_ASCII))));
            assertTrue(redeemed.contains("\"grantType\":\"authorization_code\""), redeemed);
            assertTrue(redeemed.contains("\"code\":\"a/b+c\""), redeemed);
            assertTrue(redeemed.contains("\"redirectUri\":\"" + query.get("redirect_uri") + "\""), redeemed);
        }
    }

    @Test
    void scopesOfTheSessionAreAskedForAsTheyAre() {
        var session = new SsoSession(Optional.of("corp"), START_URL, Region.EU_WEST_1, List.of("sso:account:access", "codewhisperer:analysis"));
        try (var server = oidc(_ -> token()); var signIn = new IdentityCenterSignIn(session, AwsAccess.to(ServiceEndpoints.allAt(server.uri())), Optional.empty(),
                TimeSource.system())) {
            assertTrue(signIn.beginInBrowser().page().getRawQuery().contains("&scopes=sso%3Aaccount%3Aaccess%20codewhisperer%3Aanalysis&"));
        }
    }

    @Test
    void thePageIsAtThePartitionsOwnService() {
        ServiceEndpoints usual = ServiceEndpoints.USUAL;
        assertEquals("https://oidc.eu-west-1.amazonaws.com", page(Region.EU_WEST_1, usual));
        assertEquals("https://oidc.cn-north-1.amazonaws.com.cn", page(Region.CN_NORTH_1, usual));
        assertEquals("https://oidc.us-gov-west-1.amazonaws.com", page(Region.US_GOV_WEST_1, usual));
    }

    private static String page(Region region, ServiceEndpoints endpoints) {
        return new Oidc(null, SsoSession.at(START_URL, region), AwsAccess.to(endpoints), null).endpoint().toString();
    }

    @Test
    void nobodyOutsideThisComputerReachesThePort() throws Exception {
        try (var server = oidc(_ -> token()); var signIn = signIn(server)) {
            int port = port(signIn.beginInBrowser());
            Optional<InetAddress> outside = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress()).findFirst();
            if (outside.isPresent()) {
                assertThrows(ConnectException.class, () -> new Socket(outside.get(), port).close());
            }
            new Socket("127.0.0.1", port).close();
        }
    }

    @Test
    void aRefusalInTheBrowserIsNamedThereAndHere() throws Exception {
        try (var server = oidc(_ -> token()); var signIn = signIn(server)) {
            BrowserAuthorization authorization = signIn.beginInBrowser();
            var page = comeBack(authorization, query -> "error=access_denied&error_description=%3Cb%3Eno&state=" + query.get("state"));
            assertFails(SignInFailure.Kind.SIGN_IN_DENIED, Map.of(), () -> signIn.await(authorization));
            assertTrue(page.get().body().contains("<h1>Sign-in was refused</h1>"), page.get().body());
            assertFalse(page.get().body().contains("<b>"), page.get().body());
        }
    }

    @Test
    void anotherErrorKeepsItsName() throws Exception {
        try (var server = oidc(_ -> token()); var signIn = signIn(server)) {
            BrowserAuthorization authorization = signIn.beginInBrowser();
            comeBack(authorization, query -> "error=server_error%22%3Cscript%3E&state=" + query.get("state"));
            assertFails(ServiceFailure.Kind.REQUEST_REFUSED, Map.of("operation", "authorize", "code", "server_errorscript"), () -> signIn.await(authorization));
        }
    }

    @Test
    void anErrorThatNothingShowsToBeOfThisSignInIsNotTakenForTheServices() throws Exception {
        try (var server = oidc(_ -> token()); var signIn = signIn(server)) {
            BrowserAuthorization authorization = signIn.beginInBrowser();
            comeBack(authorization, _ -> "error=x");
            assertFails(SignInFailure.Kind.SIGN_IN_ENDED, Map.of("error", "x"), () -> signIn.await(authorization));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"code=CODE&state=00000000-0000-4000-8000-000000000000", "code=CODE", "code=CODE&state=", "error=access_denied&state=other"})
    void anotherStateIsSomebodyElsesSignIn(String query) throws Exception {
        try (var server = oidc(_ -> token()); var signIn = signIn(server)) {
            BrowserAuthorization authorization = signIn.beginInBrowser();
            var page = comeBack(authorization, _ -> query);
            assertFails(SignInFailure.Kind.SIGN_IN_FORGED, Map.of(), () -> signIn.await(authorization));
            assertEquals(400, page.get().statusCode());
            assertTrue(server.requests().stream().noneMatch(request -> request.path().equals("/token")));
        }
    }

    @Test
    void othersOnThePortAreTurnedAwayAndTheWaitGoesOn() throws Exception {
        try (var server = oidc(_ -> token()); var signIn = signIn(server)) {
            BrowserAuthorization authorization = signIn.beginInBrowser();
            URI callback = URI.create(query(authorization.page()).get("redirect_uri"));
            String state = query(authorization.page()).get("state");
            assertEquals(404, get(callback.resolve("/favicon.ico")).statusCode());
            assertEquals(404, get(callback.resolve("/oauth/callback/x?code=C&state=" + state)).statusCode());
            assertEquals(400, get(callback).statusCode());
            assertEquals(400, get(URI.create(callback + "?code=&state=" + state)).statusCode());
            assertEquals(400, get(URI.create(callback + "?code=A&code=B&state=" + state)).statusCode());
            assertEquals(405, browser.send(HttpRequest.newBuilder(URI.create(callback + "?code=C&state=" + state))
                    .POST(HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.ofString()).statusCode());
            // A page of somebody else's, under a name that leads here.
            assertEquals("403", raw(callback.getPort(), "GET /oauth/callback?code=C&state=" + state + " HTTP/1.1\r\nHost: evil.example:"
                    + callback.getPort() + "\r\n\r\n"));
            assertEquals("400", raw(callback.getPort(), "\0\1\2\r\n\r\n"));
            assertEquals("400", raw(callback.getPort(), "GET /oauth/callback?code=" + "x".repeat(40_000)));
            assertTrue(server.requests().stream().noneMatch(request -> request.path().equals("/token")));
            var page = comeBack(authorization, _ -> "code=CODE&state=" + state);
            signIn.await(authorization).close();
            assertEquals(200, page.get().statusCode());
        }
    }

    @Test
    void whoKeepsAskingAtThePortEndsTheSignIn() throws Exception {
        try (var server = oidc(_ -> token()); var signIn = signIn(server)) {
            BrowserAuthorization authorization = signIn.beginInBrowser();
            URI callback = URI.create(query(authorization.page()).get("redirect_uri"));
            for (int i = 0; i < 100; i++) {
                get(callback.resolve("/" + i));
            }
            assertFails(SignInFailure.Kind.CALLBACK_DISTURBED, Map.of("requests", 100), () -> signIn.await(authorization));
        }
    }

    @Test
    void thePageSaysHowItReallyEnded() throws Exception {
        try (var server = oidc(_ -> Answer.error(400, "InvalidGrantException", "x")); var signIn = signIn(server)) {
            BrowserAuthorization authorization = signIn.beginInBrowser();
            var page = comeBack(authorization, query -> "code=CODE&state=" + query.get("state"));
            assertFails(ServiceFailure.Kind.REQUEST_REFUSED, Map.of("operation", "CreateToken", "code", "InvalidGrantException"), () -> signIn.await(authorization));
            assertEquals(400, page.get().statusCode());
            assertTrue(page.get().body().contains("<h1>Request refused by AWS</h1>"), page.get().body());
        }
    }

    @Test
    void thePageIsCompleteInItselfAndRunsNothing() throws Exception {
        try (var server = oidc(_ -> token()); var signIn = signIn(server)) {
            BrowserAuthorization authorization = signIn.beginInBrowser();
            HttpResponse<String> page = get(URI.create(query(authorization.page()).get("redirect_uri")));
            String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
            assertTrue(policy.startsWith("default-src 'none'; style-src 'nonce-"), policy);
            assertEquals("no-store", page.headers().firstValue("Cache-Control").orElseThrow());
            assertEquals("no-referrer", page.headers().firstValue("Referrer-Policy").orElseThrow());
            assertTrue(page.body().contains("prefers-color-scheme: dark"), page.body());
            assertFalse(page.body().matches("(?s).*(<script|src=|https?:).*"), page.body());
        }
    }

    @Test
    void nobodyComingBackRunsOut() {
        ManualTime time = new ManualTime();
        try (var server = oidc(_ -> token()); var signIn = new IdentityCenterSignIn(START_URL, Region.EU_WEST_1, ServiceEndpoints.allAt(server.uri()), time)) {
            BrowserAuthorization authorization = signIn.beginInBrowser();
            assertEquals(time.instant().plus(Duration.ofMinutes(10)), authorization.expiresAt());
            assertFails(SignInFailure.Kind.SIGN_IN_TIMEOUT, Map.of("minutes", 10L), () -> signIn.await(authorization));
            assertThrows(ConnectException.class, () -> new Socket("127.0.0.1", port(authorization)).close());
        }
    }

    @Test
    void closingCancelsAndStopsListening() throws Exception {
        try (var server = oidc(_ -> token()); var signIn = signIn(server)) {
            BrowserAuthorization authorization = signIn.beginInBrowser();
            var waiting = CompletableFuture.runAsync(() -> assertFails(LocalFailure.Kind.CANCELLED, () -> signIn.await(authorization)));
            signIn.close();
            waiting.get();
            assertThrows(ConnectException.class, () -> new Socket("127.0.0.1", port(authorization)).close());
        }
    }

    @Test
    void beginningAnewStopsListeningForTheOldOne() {
        try (var server = oidc(_ -> token()); var signIn = signIn(server)) {
            BrowserAuthorization first = signIn.beginInBrowser();
            BrowserAuthorization second = signIn.beginInBrowser();
            assertNotEquals(query(first.page()).get("state"), query(second.page()).get("state"));
            assertThrows(ConnectException.class, () -> new Socket("127.0.0.1", port(first)).close());
            assertThrows(IllegalStateException.class, () -> signIn.await(first));
        }
    }

    @Test
    void nothingListensWhenTheSignInCannotBegin() {
        try (var server = ScriptedServer.answering(Answer.error(400, "InvalidRequestException", "Invalid request")); var signIn = signIn(server)) {
            assertFails(SignInFailure.Kind.START_URL_WRONG, Map.of("url", START_URL, "region", "eu-west-1"), signIn::beginInBrowser);
        }
        try (var signIn = new IdentityCenterSignIn("http://example.com/start", Region.EU_WEST_1, ServiceEndpoints.USUAL, TimeSource.system())) {
            assertFails(SignInFailure.Kind.START_URL_INVALID, signIn::beginInBrowser);
        }
        ServiceEndpoints nowhere = ServiceEndpoints.allAt(URI.create("http://claimport.invalid"));
        try (var signIn = new IdentityCenterSignIn(START_URL, Region.of("eu-wset-1"), nowhere, TimeSource.system())) {
            assertFails(SignInFailure.Kind.START_URL_WRONG, signIn::beginInBrowser);
        }
        try (var signIn = new IdentityCenterSignIn(START_URL, Region.EU_WEST_1, nowhere, TimeSource.system())) {
            Failures.expect(NetworkFailure.Kind.NO_NETWORK, signIn::beginInBrowser);
        }
    }

    @Test
    void nothingSecretIsSaid() {
        try (var server = oidc(_ -> token()); var signIn = signIn(server)) {
            BrowserAuthorization authorization = signIn.beginInBrowser();
            assertFalse(authorization.toString().contains(query(authorization.page()).get("state")), authorization::toString);
        }
    }

    private CompletableFuture<HttpResponse<String>> comeBack(BrowserAuthorization authorization, Function<Map<String, String>, String> answer) {
        Map<String, String> query = query(authorization.page());
        URI callback = URI.create(query.get("redirect_uri") + "?" + answer.apply(query));
        return browser.sendAsync(HttpRequest.newBuilder(callback).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** @return the status that a request gets which no HTTP client would send */
    private static String raw(int port, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1).substring(9);
        }
    }

    private static int port(BrowserAuthorization authorization) {
        return URI.create(query(authorization.page()).get("redirect_uri")).getPort();
    }

    private static Map<String, String> query(URI page) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : page.getRawQuery().split("&")) {
            query.put(pair.split("=")[0], URLDecoder.decode(pair.split("=")[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private static ScriptedServer oidc(Function<Request, Answer> token) {
        return new ScriptedServer(request -> Optional.of(switch (request.path()) {
            case "/client/register" -> Answer.json(200, "{\"clientId\":\"ID\",\"clientSecret\":\"CLIENT-SECRET\",\"clientSecretExpiresAt\":4000000000}");
            case "/token" -> token.apply(request);
            default -> Answer.error(404, "NotFound", "x");
        }));
    }

    private static Answer token() {
        return Answer.json(200, "{\"accessToken\":\"ACCESS-TOKEN\",\"refreshToken\":\"REFRESH-TOKEN\",\"expiresIn\":3600,\"tokenType\":\"Bearer\"}");
    }

    private static IdentityCenterSignIn signIn(ScriptedServer server) {
        return new IdentityCenterSignIn(START_URL, Region.EU_WEST_1, ServiceEndpoints.allAt(server.uri()), TimeSource.system());
    }
}
