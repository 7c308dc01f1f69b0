package dev.claimport.signin;

import static dev.claimport.testing.Failing.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.iot.AwsIot;
import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.cloud.PracticeCloudOptions;
import dev.claimport.practice.cloud.PracticeTechnician;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.testing.Keys;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.ScriptedServer;
import dev.claimport.testing.ScriptedServer.Answer;
import dev.claimport.testing.ScriptedServer.Request;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.Region;

class IdentityCenterUserTest {

    private static final Account ACCOUNT = new Account("123456789012", "Field", "field@example.com");
    private static final Answer UNAUTHORIZED = Answer.error(401, "UnauthorizedException", "Session token not found or invalid");

    private final ManualTime time = new ManualTime();

    @Test
    void theJobFromSignInToTemplatesOnThePracticeCloud() {
        Scenario scenario = Scenario.FAIR.withCredentialsLifetime(Duration.ofMinutes(20));
        try (var cloud = PracticeCloud.start(new PracticeCloudOptions(scenario), time, Keys::rsa); var user = practiceUser(cloud)) {
            List<Account> accounts = user.accounts();
            assertEquals(List.of("Practice Archive", "Practice Factory", "Practice Field"), accounts.stream().map(Account::name).toList());
            Account field = accounts.getLast();
            assertEquals(cloud.accountId(), field.id());
            assertEquals(List.of("ClaimsOnlyRole", "InstallerRole", "ViewerRole"), user.roles(field));

            RoleSession session = user.as(field, "InstallerRole", Region.of(cloud.region()));
            assertEquals(new Identity(field.id(), "Practice Field", "InstallerRole", ""), session.identity());
            assertEquals(Optional.of(user.expiresAt()), session.endsAt());
            AwsCredentials first = session.credentials().resolveCredentials();
            time.advance(Duration.ofMinutes(14));
            assertSame(first, session.credentials().resolveCredentials());
            // Five minutes before the twenty are over.
            time.advance(Duration.ofMinutes(1));
            AwsCredentials second = session.credentials().resolveCredentials();
            assertNotSame(first, second);
            assertEquals(time.instant().plus(Duration.ofMinutes(20)), second.expirationTime().orElseThrow());

            // Over a day, the access token is renewed as well.
            for (int hour = 0; hour < 24; hour++) {
                time.advance(Duration.ofHours(1));
                session.credentials().resolveCredentials();
            }
            assertTrue(user.expiresAt().isAfter(time.instant()));

            user.signOut();
            assertFails(SignInFailure.Kind.SIGNED_OUT, user::accounts);
            assertFails(SignInFailure.Kind.SIGNED_OUT, session.credentials()::resolveCredentials);
            user.signOut();
        }
    }

    @Test
    void aRoleThatTheUserDoesNotHaveIsNamed() {
        try (var cloud = PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR), time, Keys::rsa); var user = practiceUser(cloud)) {
            AwsCredentialsProvider nobody = user.as(ACCOUNT, "Nobody", Region.EU_WEST_1).credentials();
            assertFails(SignInFailure.Kind.ROLE_NOT_ASSIGNED, Map.of("role", "Nobody", "account", "123456789012"),
                    nobody::resolveCredentials);
        }
    }

    @Test
    void aClosedUserIsSignedOut() {
        try (var server = portal(_ -> Answer.json(200, "{}"), tokens("T1", "R1"))) {
            SignedInUser user = user(server.uri());
            user.close();
            assertFails(SignInFailure.Kind.SIGNED_OUT, user::accounts);
            assertTrue(server.requests().stream().noneMatch(request -> request.path().startsWith("/logout")));
        }
    }

    @Test
    void signingOutForgetsTheTokensEvenWithoutNetwork() {
        try (var server = portal(_ -> Answer.json(200, "{}"), tokens("T1", "R1"))) {
            SignedInUser user = user(server.uri());
            server.hangUp();
            assertFails(NetworkFailure.Kind.NO_NETWORK, user::signOut);
            assertFails(SignInFailure.Kind.SIGNED_OUT, user::accounts);
        }
    }

    @Test
    void nobodyWithoutAccountsOrRoles() {
        try (var server = portal(_ -> Answer.json(200, "{\"accountList\":[],\"roleList\":[]}"), tokens("T1", "R1"));
                        var user = user(server.uri())) {
            assertFails(SignInFailure.Kind.NO_ROLES, user::accounts);
            assertFails(SignInFailure.Kind.NO_ROLES, () -> user.roles(ACCOUNT));
        }
    }

    @Test
    void pagesArePutTogetherAndSorted() {
        try (var server = portal(request -> request.path().contains("next_token=two")
                ? Answer.json(200, "{\"accountList\":[{\"accountId\":\"2\",\"accountName\":\"alpha\"}]}")
                : Answer.json(200, "{\"nextToken\":\"two\",\"accountList\":[{\"accountId\":\"1\",\"accountName\":\"Beta\"}]}"),
                        tokens("T1", "R1"));
                var user = user(server.uri())) {
            assertEquals(List.of(new Account("2", "alpha", ""), new Account("1", "Beta", "")), user.accounts());
        }
    }

    @Test
    void aRefusedTokenIsRenewedOnce() {
        try (var server = portal(request -> bearer(request).equals("T2") ? roles() : UNAUTHORIZED, tokens("T1", "R1"), tokens("T2", null));
                var user = user(server.uri())) {
            assertEquals(List.of("R"), user.roles(ACCOUNT));
            assertEquals(List.of("R"), user.roles(ACCOUNT));
            assertEquals(List.of("T1", "T2", "T2"), bearers(server));
        }
    }

    @Test
    void aTokenThatIsRefusedAgainSignsOut() {
        try (var server = portal(_ -> UNAUTHORIZED, tokens("T1", "R1"), tokens("T2", "R2")); var user = user(server.uri())) {
            assertFails(SignInFailure.Kind.SIGNED_OUT, () -> user.roles(ACCOUNT));
            assertEquals(List.of("T1", "T2"), bearers(server));
            assertFails(SignInFailure.Kind.SIGNED_OUT, () -> user.roles(ACCOUNT));
            assertEquals(2, bearers(server).size());
        }
    }

    @Test
    void aTokenThatCannotBeRenewedSignsOut() {
        try (var server = portal(_ -> UNAUTHORIZED, tokens("T1", null)); var user = user(server.uri())) {
            assertFails(SignInFailure.Kind.SIGNED_OUT, () -> user.roles(ACCOUNT));
        }
        try (var server = portal(_ -> UNAUTHORIZED, tokens("T1", "R1"), Answer.error(400, "InvalidGrantException", "x"));
                var user = user(server.uri())) {
            assertFails(SignInFailure.Kind.SIGNED_OUT, () -> user.roles(ACCOUNT));
        }
        try (var server = portal(_ -> roles(), tokens("T1", null)); var user = user(server.uri())) {
            time.advance(Duration.ofHours(1));
            assertFails(SignInFailure.Kind.SIGNED_OUT, () -> user.roles(ACCOUNT));
            assertTrue(bearers(server).isEmpty());
        }
    }

    @Test
    void refreshTokensMayRotateOrStay() {
        try (var server = portal(_ -> roles(), tokens("T1", "R1"), tokens("T2", "R2"), tokens("T3", null), tokens("T4", null));
                var user = user(server.uri())) {
            for (int i = 0; i < 3; i++) {
                time.advance(Duration.ofMinutes(55));
                user.roles(ACCOUNT);
            }
            assertEquals(List.of("T2", "T3", "T4"), bearers(server));
            List<String> refreshes = server.requests().stream().map(Request::body)
                    .filter(body -> body.contains("refresh_token\"")).toList();
            assertEquals(3, refreshes.size());
            assertTrue(refreshes.get(0).contains("\"R1\"") && refreshes.get(1).contains("\"R2\"") && refreshes.get(2).contains("\"R2\""));
        }
    }

    @Test
    void anEarlyRenewalThatFailsForTheNetworkIsPutOff() {
        Answer down = Answer.error(503, "ServiceUnavailable", "x");
        try (var server = portal(_ -> roles(), tokens("T1", "R1"), down); var user = user(server.uri())) {
            time.advance(Duration.ofMinutes(56));
            assertEquals(List.of("R"), user.roles(ACCOUNT));
            time.advance(Duration.ofMinutes(4));
            assertFails(ServiceFailure.Kind.SERVICE_UNAVAILABLE, () -> user.roles(ACCOUNT));
        }
    }

    @Test
    void credentialsAreFetchedOnceForAllWhoWait() throws Exception {
        try (var server = portal(_ -> credentials(Duration.ofHours(1)), tokens("T1", "R1")); var user = user(server.uri());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            AwsCredentialsProvider provider = user.as(ACCOUNT, "R", Region.EU_WEST_1).credentials();
            List<Future<AwsCredentials>> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                all.add(threads.submit(provider::resolveCredentials));
            }
            for (Future<AwsCredentials> one : all) {
                assertEquals("SESSION-TOKEN", ((AwsSessionCredentials) one.get()).sessionToken());
            }
            assertEquals(1, bearers(server).size());
        }
    }

    @Test
    void keptCredentialsOutlastALossOfNetworkUntilTheyExpire() {
        try (var server = portal(_ -> credentials(Duration.ofHours(1)), tokens("T1", "R1")); var user = user(server.uri())) {
            AwsCredentialsProvider provider = user.as(ACCOUNT, "R", Region.EU_WEST_1).credentials();
            AwsCredentials kept = provider.resolveCredentials();
            server.hangUp();
            time.advance(Duration.ofMinutes(56));
            assertSame(kept, provider.resolveCredentials());
            time.advance(Duration.ofMinutes(4));
            assertFails(NetworkFailure.Kind.NO_NETWORK, provider::resolveCredentials);
        }
    }

    @Test
    void incompleteCredentialsAreUnreadable() {
        for (String json : new String[] {"{}",
                "{\"roleCredentials\":{\"accessKeyId\":\"A\",\"secretAccessKey\":\"S\",\"sessionToken\":\"T\"}}"}) {
            try (var server = portal(_ -> Answer.json(200, json), tokens("T1", "R1")); var user = user(server.uri())) {
                assertFails(ServiceFailure.Kind.ANSWER_UNREADABLE, Map.of("operation", "GetRoleCredentials"),
                        user.as(ACCOUNT, "R", Region.EU_WEST_1).credentials()::resolveCredentials);
            }
        }
    }

    @Test
    void anExpiredSessionReachesWhoeverAsksAwsIot() {
        try (var server = portal(_ -> UNAUTHORIZED, tokens("T1", null)); var user = user(server.uri());
                var iot = new AwsIot(user.as(ACCOUNT, "R", Region.EU_WEST_1), ServiceEndpoints.allAt(server.uri()), time)) {
            assertFails(SignInFailure.Kind.SIGNED_OUT, () -> iot.createClaim("bench"));
        }
    }

    @Test
    void nothingSecretIsSaidOrLogged() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level level = root.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.setLevel(Level.INFO);
        root.addAppender(log);
        StringBuilder said = new StringBuilder();
        try (var server = portal(_ -> credentials(Duration.ofHours(1)), tokens("ACCESS-TOKEN", "REFRESH-TOKEN"));
                        var user = user(server.uri())) {
            RoleSession session = user.as(ACCOUNT, "R", Region.EU_WEST_1);
            session.credentials().resolveCredentials();
            said.append(user).append(session).append(session.credentials());
            user.signOut();
        } finally {
            root.detachAppender(log);
            root.setLevel(level);
        }
        log.list.forEach(event -> said.append(event.getFormattedMessage()).append(event.getThrowableProxy()));
        for (String secret : List.of("ACCESS-TOKEN", "REFRESH-TOKEN", "SESSION-TOKEN", "CLIENT-SECRET", "SECRET-KEY")) {
            assertFalse(said.toString().contains(secret), secret);
        }
    }

    private static SignedInUser practiceUser(PracticeCloud cloud, ManualTime time) {
        try (var signIn = new IdentityCenterSignIn(cloud.startUrl(), Region.of(cloud.region()),
                        ServiceEndpoints.allAt(cloud.endpoint()), time)) {
            DeviceAuthorization authorization = signIn.begin();
            new PracticeTechnician().allow(authorization.completeUri());
            return signIn.await(authorization);
        }
    }

    private SignedInUser practiceUser(PracticeCloud cloud) {
        return practiceUser(cloud, time);
    }

    private SignedInUser user(URI uri) {
        try (var signIn = new IdentityCenterSignIn("https://d-1234567890.awsapps.com/start", Region.EU_WEST_1,
                        ServiceEndpoints.allAt(uri), time)) {
            return signIn.await(signIn.begin());
        }
    }

    /** Signs in with the first of the tokens and renews with the others; everything else is the portal's. */
    private static ScriptedServer portal(Function<Request, Answer> portal, Answer... tokens) {
        int[] next = {0};
        return new ScriptedServer(request -> Optional.of(switch (request.path()) {
            case "/client/register" -> Answer.json(200,
                    "{\"clientId\":\"ID\",\"clientSecret\":\"CLIENT-SECRET\",\"clientSecretExpiresAt\":4000000000}");
            case "/device_authorization" -> Answer.json(200,
                    "{\"deviceCode\":\"D\",\"userCode\":\"U\",\"verificationUri\":\"https://x.example/\",\"expiresIn\":600}");
            case "/token" -> tokens[Math.min(next[0]++, tokens.length - 1)];
            default -> portal.apply(request);
        }));
    }

    private static Answer tokens(String access, String refresh) {
        return Answer.json(200, "{\"accessToken\":\"" + access + "\",\"expiresIn\":3600"
                + (refresh == null ? "" : ",\"refreshToken\":\"" + refresh + "\"") + "}");
    }

    private static Answer roles() {
        return Answer.json(200, "{\"roleList\":[{\"roleName\":\"R\",\"accountId\":\"123456789012\"}]}");
    }

    private Answer credentials(Duration lifetime) {
        return Answer.json(200,
                "{\"roleCredentials\":{\"accessKeyId\":\"AKID\",\"secretAccessKey\":\"SECRET-KEY\",\"sessionToken\":\"SESSION-TOKEN\","
                + "\"expiration\":" + time.instant().plus(lifetime).toEpochMilli() + "}}");
    }

    private static String bearer(Request request) {
        return request.headers().getOrDefault("x-amz-sso_bearer_token", "");
    }

    private static List<String> bearers(ScriptedServer server) {
        return server.requests().stream().map(IdentityCenterUserTest::bearer).filter(token -> !token.isEmpty()).toList();
    }
}
