package dev.claimport.signin.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.aws.credential.AccessKeys;
import dev.claimport.aws.network.AwsNetwork;
import dev.claimport.failure.FailureException;
import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.cloud.PracticeCloudOptions;
import dev.claimport.practice.cloud.PracticeTechnician;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.practice.scenario.SignInTrouble;
import dev.claimport.testing.CloudClients;
import dev.claimport.testing.Keys;
import dev.claimport.testing.RawHttp;
import dev.claimport.testing.StandingTime;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.signin.SigninClient;
import software.amazon.awssdk.services.signin.auth.LoginCredentialsProvider;

/** The whole sign-in with the console's credentials against the practice cloud, and what becomes of it in the files that AWS tools share. */
class ConsoleSignInTest {

    private static final String INSTALLER = "arn:aws:iam::112233445566:user/practice.installer";

    @TempDir
    private Path folder;

    private final StandingTime time = new StandingTime(Instant.parse("2026-11-23T06:00:00Z"));
    private PracticeCloud cloud;
    private LoginCache cache;

    @BeforeEach
    void start() {
        start(Scenario.FAIR);
    }

    private void start(Scenario scenario) {
        if (cloud != null) {
            cloud.close();
        }
        cloud = PracticeCloud.start(new PracticeCloudOptions(scenario), time, Keys::rsa);
        cache = new LoginCache(folder.resolve("cache"), time);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private ConsoleSignIn signIn(Optional<LoginCache> kept) {
        return new ConsoleSignIn(cloud.region(), Optional.of(cloud.endpoint()), AwsNetwork.DIRECT, kept, time);
    }

    private ConsoleSession signedIn(Optional<LoginCache> kept) throws Exception {
        try (ConsoleSignIn signIn = signIn(kept)) {
            ConsoleSignIn.Page page = signIn.beginHere();
            CompletableFuture<ConsoleSession> session = CompletableFuture.supplyAsync(() -> signIn.await(page), Thread::startVirtualThread);
            new PracticeTechnician().allow(page.address());
            return session.get(60, TimeUnit.SECONDS);
        }
    }

    private ConsoleSession kept() {
        return ConsoleSignIn.kept(INSTALLER, cache, cloud.region(), Optional.of(cloud.endpoint()), AwsNetwork.DIRECT, time).orElseThrow();
    }

    private String whoIs(AccessKeys keys) {
        try (var clients = new CloudClients(cloud)) {
            return clients.sts(AwsSessionCredentials.create(keys.accessKeyId(), keys.secretKey(), keys.sessionToken().orElseThrow()))
                    .getCallerIdentity().arn();
        }
    }

    private ObjectNode file() throws Exception {
        return (ObjectNode) new ObjectMapper().readTree(cache.file(INSTALLER).toFile());
    }

    private static String id(FailureException e) {
        return e.failure().id();
    }

    @Test
    void theBrowserOfThisComputerBringsCredentialsThatWork() throws Exception {
        try (ConsoleSession session = signedIn(Optional.empty())) {
            assertEquals(INSTALLER, session.name());
            assertEquals(Optional.of("112233445566"), session.keys().account());
            assertEquals(Optional.of(time.instant().plus(Duration.ofHours(12))), session.end());
        }
        assertFalse(Files.exists(folder.resolve("cache")), "in memory only");
    }

    @Test
    void whoTheyAreIsWhatStsSays() throws Exception {
        // Signatures have the real time.
        cloud.close();
        cloud = PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR), dev.claimport.time.TimeSource.system(), Keys::rsa);
        try (ConsoleSignIn signIn = new ConsoleSignIn(cloud.region(), Optional.of(cloud.endpoint()), AwsNetwork.DIRECT, Optional.empty(),
                dev.claimport.time.TimeSource.system())) {
            ConsoleSignIn.Page page = signIn.beginHere();
            CompletableFuture<ConsoleSession> session = CompletableFuture.supplyAsync(() -> signIn.await(page), Thread::startVirtualThread);
            new PracticeTechnician().allow(page.address());
            assertEquals(INSTALLER, whoIs(session.get(60, TimeUnit.SECONDS).keys()));
        }
    }

    @Test
    void aCodeFromAnotherDeviceMayHaveLineBreaksButNotBeAnothers() throws Exception {
        try (ConsoleSignIn signIn = signIn(Optional.empty()); ConsoleSignIn other = signIn(Optional.empty())) {
            ConsoleSignIn.Page page = signIn.beginElsewhere();
            String foreign = carried(other.beginElsewhere());
            String text = carried(page);
            assertEquals("console-code-foreign", id(assertThrows(FailureException.class, () -> signIn.redeem(page, foreign))));
            for (String wrong : List.of("", "hello", text.substring(4), Base64.getEncoder().encodeToString("state=x".getBytes(StandardCharsets.UTF_8)))) {
                assertEquals("console-code-wrong", id(assertThrows(FailureException.class, () -> signIn.redeem(page, wrong), wrong)));
            }
            String broken = "  " + text.substring(0, 30) + "\r\n  " + text.substring(30, 50) + " \u200b\n" + text.substring(50) + "\n";
            assertEquals(INSTALLER, signIn.redeem(page, broken).name());
            assertEquals("console-code-expired", id(assertThrows(FailureException.class, () -> signIn.redeem(page, text))), "a code serves once");
        }
    }

    /** What the page of the service shows to be carried. */
    private String carried(ConsoleSignIn.Page page) {
        var http = new RawHttp(cloud.endpoint());
        String ask = http.get(page.address().getRawPath() + "?" + page.address().getRawQuery()).body();
        Matcher request = Pattern.compile("name=\"request\" value=\"([A-Za-z0-9]+)\"").matcher(ask);
        assertTrue(request.find(), ask);
        URI next = URI.create(http.postForm("/v1/authorize", "decision=allow&session=0&request=" + request.group(1)).headers().get("location"));
        Matcher text = Pattern.compile("<p class=\"carried\">([^<]+)</p>").matcher(http.get(next.getRawPath() + "?" + next.getRawQuery()).body());
        assertTrue(text.find());
        return text.group(1);
    }

    @Test
    void whoDeniesIsToldApartFromWhoMayNot() throws Exception {
        try (ConsoleSignIn signIn = signIn(Optional.empty())) {
            ConsoleSignIn.Page page = signIn.beginHere();
            var session = CompletableFuture.supplyAsync(() -> signIn.await(page), Thread::startVirtualThread);
            new PracticeTechnician().deny(page.address());
            var denied = assertThrows(java.util.concurrent.ExecutionException.class, () -> session.get(60, TimeUnit.SECONDS));
            assertEquals("sign-in-denied", id((FailureException) denied.getCause()));
        }
        start(Scenario.FAIR.withDenied("signin:CreateOAuth2Token"));
        var refused = assertThrows(java.util.concurrent.ExecutionException.class, () -> signedIn(Optional.empty()));
        assertEquals("console-not-permitted", id((FailureException) refused.getCause()));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no permissions of POSIX")
    void whatIsKeptHasTheFormOfTheAwsCli() throws Exception {
        signedIn(Optional.of(cache)).close();
        Path file = folder.resolve("cache").resolve(java.util.HexFormat.of().formatHex(java.security.MessageDigest.getInstance("SHA-256")
                .digest(INSTALLER.getBytes(StandardCharsets.UTF_8))) + ".json");
        ObjectNode json = (ObjectNode) new ObjectMapper().readTree(file.toFile());
        assertEquals(List.of("accessToken", "tokenType", "clientId", "refreshToken", "idToken", "dpopKey").stream().sorted().toList(),
                json.properties().stream().map(Map.Entry::getKey).sorted().toList());
        assertEquals(List.of("accessKeyId", "secretAccessKey", "sessionToken", "accountId", "expiresAt"),
                json.path("accessToken").properties().stream().map(Map.Entry::getKey).toList());
        assertEquals("2026-11-23T06:15:00Z", json.path("accessToken").path("expiresAt").textValue());
        assertEquals("112233445566", json.path("accessToken").path("accountId").textValue());
        assertEquals("arn:aws:signin:::devtools/same-device", json.path("clientId").textValue());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (Stream<Path> all = Files.list(folder.resolve("cache"))) {
            assertEquals(List.of(file), all.filter(path -> !path.getFileName().toString().startsWith(".")).toList());
        }
    }

    @Test
    void theSdkForJavaRefreshesWhatClaimportHasLeftAndClaimportGoesOnWithIt() throws Exception {
        // The SDK has no other clock than the real one.
        time.advance(Duration.between(time.instant(), Instant.now()));
        ConsoleSession session = signedIn(Optional.of(cache));
        String first = session.keys().accessKeyId();
        ObjectNode expired = file();
        ((ObjectNode) expired.path("accessToken")).put("expiresAt", "2020-01-01T00:00:00Z");
        Files.write(cache.file(INSTALLER), new ObjectMapper().writeValueAsBytes(expired));
        try (SigninClient client = SigninClient.builder().endpointOverride(cloud.endpoint()).region(Region.of(cloud.region()))
                .credentialsProvider(AnonymousCredentialsProvider.create()).build();
                LoginCredentialsProvider sdk = LoginCredentialsProvider.builder().loginSession(INSTALLER).signinClient(client)
                        .tokenCacheLocation(folder.resolve("cache")).build()) {
            String second = sdk.resolveCredentials().accessKeyId();
            assertNotEquals(first, second);
            assertEquals(second, session.keys().accessKeyId(), "what another program has refreshed is used");
            assertEquals(second, kept().keys().accessKeyId());
        }
    }

    @Test
    void whatOthersHaveWrittenIntoTheFileStaysThere() throws Exception {
        signedIn(Optional.of(cache)).close();
        ObjectNode more = file();
        more.put("somethingNew", 7);
        String idToken = more.path("idToken").textValue();
        Files.write(cache.file(INSTALLER), new ObjectMapper().writeValueAsBytes(more));
        time.advance(Duration.ofMinutes(11));
        try (ConsoleSession session = kept()) {
            session.keys();
        }
        assertEquals("2026-11-23T06:26:00Z", file().path("accessToken").path("expiresAt").textValue());
        assertEquals(7, file().path("somethingNew").intValue());
        assertEquals(idToken, file().path("idToken").textValue());
        assertNotEquals(more.path("refreshToken"), file().path("refreshToken"));
        assertEquals(more.path("dpopKey"), file().path("dpopKey"));
    }

    @Test
    void aFractionInTheTimeOfTheSdkIsRead() throws Exception {
        signedIn(Optional.of(cache)).close();
        ObjectNode json = file();
        ((ObjectNode) json.path("accessToken")).put("expiresAt", "2026-11-23T06:14:59.123456789Z");
        Files.write(cache.file(INSTALLER), new ObjectMapper().writeValueAsBytes(json));
        try (ConsoleSession session = kept()) {
            assertEquals(Optional.of(Instant.parse("2026-11-23T06:14:59.123456789Z")), session.keys().expiry());
        }
    }

    @Test
    void credentialsAreUsedWhileMoreThanFiveMinutesAreLeft() throws Exception {
        try (ConsoleSession session = signedIn(Optional.empty())) {
            String first = session.keys().accessKeyId();
            time.advance(Duration.ofMinutes(9).plusSeconds(59));
            assertEquals(first, session.keys().accessKeyId());
            time.advance(Duration.ofSeconds(1));
            assertNotEquals(first, session.keys().accessKeyId());
        }
    }

    @Test
    void aLogoutByTheAwsCliIsNoticed() throws Exception {
        ConsoleSession session = signedIn(Optional.of(cache));
        Files.delete(cache.file(INSTALLER));
        assertEquals("signed-out", id(assertThrows(FailureException.class, session::keys)));
        assertEquals("signed-out", id(assertThrows(FailureException.class, session::keys)));
    }

    @Test
    void aNewPasswordEndsTheSession() throws Exception {
        start(Scenario.FAIR.withSignIn(SignInTrouble.NONE.withPasswordChange(Duration.ofMinutes(5))));
        ConsoleSession session = signedIn(Optional.empty());
        time.advance(Duration.ofMinutes(11));
        session.keys();
        assertTrue(session.lastEnd().isPresent(), "it goes on until the credentials end");
        time.advance(Duration.ofMinutes(4));
        assertEquals("console-password-changed", id(assertThrows(FailureException.class, session::keys)));
    }

    @Test
    void aClockThatIsOffIsNamed() {
        start(Scenario.FAIR.withClockAhead(Duration.ofMinutes(-20)));
        var refused = assertThrows(java.util.concurrent.ExecutionException.class, () -> signedIn(Optional.empty()));
        assertEquals("clock-skew", id((FailureException) refused.getCause()));
    }

    @Test
    void aFileThatIsHalfWrittenDamagedOrOfAnotherFormIsNamedAndLeftAsItIs() throws Exception {
        signedIn(Optional.of(cache)).close();
        byte[] whole = Files.readAllBytes(cache.file(INSTALLER));
        ObjectNode json = file();
        for (String bad : List.of("", "{", new String(whole, StandardCharsets.UTF_8).substring(0, 300), "[]", "{\"version\": 2}",
                json.deepCopy().put("dpopKey", "-----BEGIN EC PRIVATE KEY-----\nMHcCAQ==\n-----END EC PRIVATE KEY-----\n").toString(),
                json.deepCopy().put("refreshToken", 3).toString())) {
            Files.writeString(cache.file(INSTALLER), bad);
            assertEquals("console-file-broken", id(assertThrows(FailureException.class, this::kept, bad)));
            assertEquals(bad, Files.readString(cache.file(INSTALLER)));
        }
    }

    @Test
    void aKeyOfAnotherSessionIsRefusedAndNamed() throws Exception {
        signedIn(Optional.of(cache)).close();
        ObjectNode json = file();
        try (DpopKey other = DpopKey.random()) {
            json.put("dpopKey", other.pem());
        }
        Files.write(cache.file(INSTALLER), new ObjectMapper().writeValueAsBytes(json));
        time.advance(Duration.ofMinutes(16));
        try (ConsoleSession session = kept()) {
            assertEquals("console-refused", id(assertThrows(FailureException.class, session::keys)));
        }
    }

    @Test
    void twoProgramsThatRefreshAtOnceDoNotDisturbEachOther() throws Exception {
        signedIn(Optional.of(cache)).close();
        time.advance(Duration.ofMinutes(12));
        List<CompletableFuture<String>> all = Stream.generate(() -> CompletableFuture.supplyAsync(() -> {
            try (ConsoleSession session = kept()) {
                return session.keys().accessKeyId();
            }
        }, Thread::startVirtualThread)).limit(8).toList();
        List<String> keys = all.stream().map(CompletableFuture::join).distinct().toList();
        assertEquals(1, keys.size(), "one has refreshed, and the others use it");
    }

    @Test
    void aDayAndNightHasNoRequestWithExpiredCredentialsAndNoSecondSignInWhileTheSessionLasts() throws Exception {
        Instant began = time.instant();
        ConsoleSession session = signedIn(Optional.of(cache));
        int refreshes = 0;
        String last = "";
        for (Instant end = began.plus(Duration.ofHours(24)); time.instant().isBefore(end); time.advance(Duration.ofSeconds(30))) {
            try {
                AccessKeys keys = session.keys();
                assertTrue(time.instant().isBefore(keys.expiry().orElseThrow()), "expired at " + time.instant());
                refreshes += keys.accessKeyId().equals(last) ? 0 : 1;
                last = keys.accessKeyId();
            } catch (FailureException e) {
                assertEquals("console-session-over", id(e));
                break;
            }
        }
        Duration lasted = Duration.between(began, time.instant());
        assertTrue(lasted.compareTo(Duration.ofHours(12)) >= 0 && lasted.compareTo(Duration.ofHours(12).plusMinutes(1)) < 0, lasted.toString());
        assertTrue(refreshes >= 60 && refreshes <= 90, refreshes + " refreshes");
        assertEquals(INSTALLER, signedIn(Optional.of(cache)).name(), "and another one begins");
    }

    @Test
    void aServiceThatThrottlesIsAskedAgain() throws Exception {
        start(Scenario.FAIR.withSignIn(SignInTrouble.NONE.withThrottled(2)));
        try (ConsoleSession session = signedIn(Optional.empty())) {
            assertEquals(INSTALLER, session.name());
        }
    }

    @Test
    void shortLivesOfTheScenarioAreLived() throws Exception {
        start(Scenario.FAIR.withCredentialsLifetime(Duration.ofSeconds(20)).withSignIn(SignInTrouble.NONE.withSessionLifetime(Duration.ofMinutes(1))));
        try (ConsoleSession session = signedIn(Optional.empty())) {
            for (int i = 0; i < 59; i++) {
                assertTrue(time.instant().isBefore(session.keys().expiry().orElseThrow()));
                time.advance(Duration.ofSeconds(1));
            }
            time.advance(Duration.ofSeconds(2));
            assertEquals("console-session-over", id(assertThrows(FailureException.class, session::keys)));
        }
    }

    @Test
    void afterASignOutNothingIsLeftInAnyFile() throws Exception {
        ConsoleSession session = signedIn(Optional.of(cache));
        time.advance(Duration.ofMinutes(12));
        session.keys();
        String refreshToken = file().path("refreshToken").textValue();
        String key = file().path("dpopKey").textValue().split("\n")[1];
        session.signOut();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertFalse(content.contains(refreshToken) || content.contains(key), file.toString());
            }
        }
        assertEquals("signed-out", id(assertThrows(FailureException.class, session::keys)));
    }
}
