package dev.claimport.signin;

import static dev.claimport.testing.Failing.assertFails;
import static dev.claimport.testing.Failing.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.aws.network.Timeouts;
import dev.claimport.failure.Failure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.cloud.PracticeCloudOptions;
import dev.claimport.practice.cloud.PracticeTechnician;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.testing.Keys;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.ScriptedServer;
import dev.claimport.testing.ScriptedServer.Answer;
import dev.claimport.time.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

class IdentityCenterSignInTest {

    private static final String START_URL = "https://d-1234567890.awsapps.com/start";
    private static final ManualTime TIME = new ManualTime();
    private static PracticeCloud cloud;

    private final ManualTime time = new ManualTime();

    @BeforeAll
    static void start() {
        cloud = PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR), TIME, Keys::rsa);
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void aCodeThatIsConfirmedAtOnceSignsIn() {
        try (var signIn = practice(TIME)) {
            DeviceAuthorization authorization = signIn.begin();
            new PracticeTechnician().allow(authorization.completeUri());
            try (var user = signIn.await(authorization)) {
                assertFalse(user.accounts().isEmpty());
                assertTrue(user.expiresAt().isAfter(TIME.instant()));
            }
        }
    }

    @Test
    void aCodeIsWaitedForAtItsInterval() {
        WatchedTime watched = new WatchedTime(TIME);
        try (var signIn = practice(watched)) {
            DeviceAuthorization authorization = signIn.begin();
            watched.onSleep(3, () -> new PracticeTechnician().allow(authorization.completeUri()));
            signIn.await(authorization).close();
            assertEquals(Duration.ofSeconds(3), watched.slept);
            assertEquals(Duration.ofSeconds(1), authorization.interval());
        }
    }

    @Test
    void aRefusalInTheBrowserIsNamed() {
        try (var signIn = practice(TIME)) {
            DeviceAuthorization authorization = signIn.begin();
            new PracticeTechnician().deny(authorization.completeUri());
            assertFails(SignInFailure.Kind.SIGN_IN_DENIED, Map.of(), () -> signIn.await(authorization));
        }
    }

    @Test
    void aCodeThatNobodyConfirmsRunsOut() {
        try (var server = oidc(Answer.error(400, "AuthorizationPendingException", "x")); var signIn = signIn(server.uri(), time)) {
            DeviceAuthorization authorization = signIn.begin();
            assertFails(SignInFailure.Kind.SIGN_IN_TIMEOUT, Map.of("minutes", 10L), () -> signIn.await(authorization));
            assertFalse(time.instant().isBefore(authorization.expiresAt()));
        }
    }

    @Test
    void aCodeThatTheServiceHasForgottenRunsOutToo() {
        try (var server = oidc(Answer.error(400, "ExpiredTokenException", "x")); var signIn = signIn(server.uri(), time)) {
            DeviceAuthorization authorization = signIn.begin();
            assertFails(SignInFailure.Kind.SIGN_IN_TIMEOUT, () -> signIn.await(authorization));
        }
    }

    @Test
    void anUnknownStartUrlIsNamed() {
        try (var signIn = new IdentityCenterSignIn(START_URL, Region.EU_WEST_1, ServiceEndpoints.allAt(cloud.endpoint()), TIME)) {
            assertFails(SignInFailure.Kind.START_URL_WRONG, Map.of("url", START_URL, "region", "eu-west-1"), signIn::begin);
        }
    }

    @Test
    void anAddressInCapitalsIsTheSame() {
        assertEquals("https://d-1234567890.awsapps.com/Start", SsoSession.at("HTTPS://D-1234567890.AWSAPPS.COM/Start", Region.EU_WEST_1).startUrl());
    }

    @Test
    void anEmptyAddressIsAskedFor() {
        assertFails(SignInFailure.Kind.NO_START_URL, () -> SsoSession.at(" ", Region.EU_WEST_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "http://d-1234567890.awsapps.com/start", "https://", "file:///etc/passwd", "https://a b",
        "d-1234567890.awsapps.com/start", "https://d-1234567890.awsapps.com/start\\#/"})
    void anAddressThatIsNoneIsNeverSent(String url) {
        try (var server = oidc(Answer.json(200, "{}"));
                var signIn = new IdentityCenterSignIn(url, Region.EU_WEST_1, ServiceEndpoints.allAt(server.uri()), time)) {
            assertFails(SignInFailure.Kind.START_URL_INVALID, signIn::begin);
            assertTrue(server.requests().isEmpty());
        }
    }

    @Test
    void aRegionWithoutHostIsAWrongRegionOnlyWhenThereIsNoSuchRegion() {
        ServiceEndpoints nowhere = ServiceEndpoints.allAt(URI.create("http://claimport.invalid"));
        try (var signIn = new IdentityCenterSignIn(START_URL, Region.of("eu-wset-1"), nowhere, time)) {
            assertFails(SignInFailure.Kind.START_URL_WRONG, Map.of("url", START_URL, "region", "eu-wset-1"), signIn::begin);
        }
        try (var signIn = new IdentityCenterSignIn(START_URL, Region.EU_WEST_1, nowhere, time)) {
            assertFails(NetworkFailure.Kind.NO_NETWORK, Map.of("host", "claimport.invalid"), signIn::begin);
        }
    }

    @Test
    void beingToldToSlowDownAddsFiveSecondsEachTime() {
        Answer slow = Answer.error(400, "SlowDownException", "x");
        try (var server = oidc(slow, Answer.error(400, "AuthorizationPendingException", "x"), slow, token());
                var signIn = signIn(server.uri(), time)) {
            signIn.await(signIn.begin()).close();
            assertEquals(Duration.ofSeconds(7 + 7 + 12), time.slept());
        }
    }

    @Test
    void theClientAsksForWhatItNeedsAndNoMore() {
        try (var server = oidc(token()); var signIn = signIn(server.uri(), time)) {
            signIn.await(signIn.begin()).close();
            signIn.begin();
            var requests = server.requests();
            assertEquals("{\"clientName\":\"Claimport\",\"clientType\":\"public\",\"scopes\":[\"sso:account:access\"]}",
                    requests.get(0).body());
            assertEquals("{\"clientId\":\"ID\",\"clientSecret\":\"CLIENT-SECRET\",\"startUrl\":\"" + START_URL + "\"}",
                    requests.get(1).body());
            assertTrue(requests.get(2).body().contains("\"deviceCode\":\"DEVICE-CODE\""), requests.get(2).body());
            // The registration is good for both codes.
            assertEquals(4, requests.size());
            assertTrue(requests.stream().noneMatch(request -> request.headers().containsKey("authorization")));
        }
    }

    @Test
    void aShortLossOfNetworkDoesNotEndTheWait() {
        Answer[] answers = {token().cutAt(3), token().cutAt(3), token().cutAt(3), token()};
        try (var server = oidc(answers); var signIn = signIn(server.uri(), time)) {
            signIn.await(signIn.begin()).close();
        }
    }

    @Test
    void aLongLossOfNetworkEndsTheWait() {
        try (var server = oidc(token()); var signIn = signIn(server.uri(), time)) {
            DeviceAuthorization authorization = signIn.begin();
            server.hangUp();
            assertFails(NetworkFailure.Kind.NO_NETWORK, () -> signIn.await(authorization));
            assertEquals(Duration.ofSeconds(10), time.slept());
        }
    }

    @Test
    void anInterruptCancels() {
        try (var server = oidc(Answer.error(400, "AuthorizationPendingException", "x")); var signIn = signIn(server.uri(), time)) {
            DeviceAuthorization authorization = signIn.begin();
            Thread.currentThread().interrupt();
            assertFails(LocalFailure.Kind.CANCELLED, () -> signIn.await(authorization));
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void closingCancelsAtTheNextPoll() {
        WatchedTime watched = new WatchedTime(time);
        try (var server = oidc(Answer.error(400, "AuthorizationPendingException", "x")); var signIn = signIn(server.uri(), watched)) {
            DeviceAuthorization authorization = signIn.begin();
            watched.onSleep(2, signIn::close);
            assertFails(LocalFailure.Kind.CANCELLED, () -> signIn.await(authorization));
        }
    }

    @Test
    void otherErrorsOfTheServiceKeepTheirNames() {
        try (var server = oidc(Answer.error(400, "InvalidGrantException", "x")); var signIn = signIn(server.uri(), time)) {
            DeviceAuthorization authorization = signIn.begin();
            assertFails(ServiceFailure.Kind.REQUEST_REFUSED, Map.of("operation", "CreateToken", "code", "InvalidGrantException"),
                    () -> signIn.await(authorization));
        }
        try (var server = oidc(Answer.error(500, "InternalServerException", "x")); var signIn = signIn(server.uri(), time)) {
            DeviceAuthorization authorization = signIn.begin();
            assertFails(ServiceFailure.Kind.SERVICE_UNAVAILABLE, () -> signIn.await(authorization));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}", "{\"accessToken\":\"\"}", "{\"accessToken\":", "[]"
    })
    void aTokenThatIsNoneIsUnreadable(String json) {
        try (var server = oidc(Answer.json(200, json)); var signIn = signIn(server.uri(), time)) {
            DeviceAuthorization authorization = signIn.begin();
            assertFails(ServiceFailure.Kind.ANSWER_UNREADABLE, () -> signIn.await(authorization));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "file:///etc/passwd", "http://example.com/device", "javascript:alert(1)",
            "http://localhost.example.com/", "calc.exe"})
    void theBrowserIsSentNowhereButToTheWeb(String page) {
        String authorization = authorization().replace("https://device.sso.example/?user_code=ABCD-EFGH", page);
        try (var server = ScriptedServer.answering(Answer.json(200, registration()), Answer.json(200, authorization));
                var signIn = signIn(server.uri(), time)) {
            assertFails(ServiceFailure.Kind.ANSWER_UNREADABLE, signIn::begin);
        }
    }

    @Test
    void awaitingWhatWasNotBegunIsADefect() {
        try (var signIn = signIn(URI.create("http://127.0.0.1:1"), time)) {
            URI page = URI.create("https://example.com");
            var foreign = new DeviceAuthorization("A", page, page, time.instant().plusSeconds(60), Duration.ofSeconds(1), "x");
            assertThrows(IllegalStateException.class, () -> signIn.await(foreign));
        }
    }

    @Test
    void nothingSecretIsSaid() {
        try (var server = oidc(token()); var signIn = signIn(server.uri(), time)) {
            DeviceAuthorization authorization = signIn.begin();
            assertFalse(authorization.toString().contains("DEVICE-CODE"));
            try (var user = signIn.await(authorization)) {
                assertFalse((user + " " + signIn).contains("TOKEN"));
                assertNotEquals("", user.toString());
                Failure failure = failure(user::accounts);
                assertFalse(failure.toString().contains("TOKEN"), failure::toString);
            }
        }
    }

    /** Registers and authorizes, then answers these for every token that is asked for, the last one again and again. */
    private static ScriptedServer oidc(Answer... tokens) {
        int[] next = {0};
        return new ScriptedServer(request -> Optional.of(switch (request.path()) {
            case "/client/register" -> Answer.json(200, registration());
            case "/device_authorization" -> Answer.json(200, authorization());
            case "/token" -> tokens[Math.min(next[0]++, tokens.length - 1)];
            default -> Answer.error(401, "UnauthorizedException", "Session token not found or invalid");
        }));
    }

    private static String registration() {
        return "{\"clientId\":\"ID\",\"clientSecret\":\"CLIENT-SECRET\",\"clientSecretExpiresAt\":"
                + ManualTime.START.plus(Duration.ofDays(90)).getEpochSecond() + "}";
    }

    private static String authorization() {
        return """
                {"deviceCode":"DEVICE-CODE","userCode":"ABCD-EFGH","verificationUri":"https://device.sso.example/",
                "verificationUriComplete":"https://device.sso.example/?user_code=ABCD-EFGH","expiresIn":600,"interval":2}""";
    }

    private static Answer token() {
        return Answer.json(200,
                "{\"accessToken\":\"ACCESS-TOKEN\",\"refreshToken\":\"REFRESH-TOKEN\",\"expiresIn\":3600,\"tokenType\":\"Bearer\"}");
    }

    private static IdentityCenterSignIn practice(TimeSource time) {
        return new IdentityCenterSignIn(cloud.startUrl(), Region.of(cloud.region()), ServiceEndpoints.allAt(cloud.endpoint()), time);
    }

    private static IdentityCenterSignIn signIn(URI uri, TimeSource time) {
        return new IdentityCenterSignIn(SsoSession.at(START_URL, Region.EU_WEST_1), AwsAccess.to(ServiceEndpoints.allAt(uri)), Optional.empty(), time,
                new Timeouts(Duration.ofMinutes(1), Duration.ofMinutes(1)));
    }

    /** Does something when somebody sleeps for the n-th time. */
    private static final class WatchedTime implements TimeSource {

        private final ManualTime time;
        private Duration slept = Duration.ZERO;
        private int countdown;
        private Runnable action = () -> {};

        WatchedTime(ManualTime time) {
            this.time = time;
        }

        void onSleep(int times, Runnable action) {
            countdown = times;
            this.action = action;
        }

        @Override
        public Instant instant() {
            return time.instant();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            time.sleep(duration);
            slept = slept.plus(duration);
            if (--countdown == 0) {
                action.run();
            }
        }
    }
}
