package dev.claimport.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.aws.network.Connections;
import dev.claimport.aws.network.Proxies;
import dev.claimport.aws.network.Timeouts;
import dev.claimport.settings.PolicySource;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingsStore;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.ReleaseServer;
import dev.claimport.testing.ScriptedServer;
import dev.claimport.testing.ScriptedServer.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With a real https server and real signatures. */
class UpdatesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;
    private final ManualTime time = new ManualTime();
    private final Map<Setting, String> set = new HashMap<>();
    private ReleaseServer releases;
    private ScriptedServer server;

    @BeforeEach
    void aServerAndAKey() throws Exception {
        releases = new ReleaseServer();
        server = releases.server;
        set.put(Setting.UPDATE_URL, releases.url());
        set.put(Setting.UPDATE_KEY, releases.key());
        releases.say("2.0.0");
    }

    @AfterEach
    void stop() {
        releases.close();
    }

    private Updates updates() throws Exception {
        return updates("1.9.3", PATIENCE);
    }

    private Updates updates(String running, Duration retries) throws Exception {
        SSLContext trusting = releases.trusting(folder);
        return new Updates(new SettingsStore(() -> new PolicySource.Policy("policy", set), folder.resolve("config.yaml")), running,
                folder.resolve("updates.json"), new ManifestFetch(() -> connections(trusting, retries), retries), time);
    }

    private static Connections connections(SSLContext tls, Duration limit) {
        return new Connections(Proxies.NONE, tls::getSocketFactory, new Timeouts(limit, limit, limit));
    }

    private Optional<String> newer() throws Exception {
        return updates().newer().map(release -> release.version().toString());
    }

    @Test
    void aNewerReleaseIsToldWithItsPage() throws Exception {
        Release release = updates().newer().orElseThrow();
        assertEquals("2.0.0", release.version().toString());
        assertEquals("https://claimport.example/releases/2.0.0", release.page().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0.0", "2.0.1", "10.0.0"})
    void whoeverHasItOrALaterOneIsToldNothing(String running) throws Exception {
        assertEquals(Optional.empty(), updates(running, PATIENCE).newer());
        assertEquals(1, server.requests().size());
    }

    @Test
    void isAskedOnceADayAcrossRestarts() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertEquals(Optional.of("2.0.0"), newer());
            time.advance(Duration.ofHours(7));
        }
        assertEquals(1, server.requests().size());
        time.advance(Duration.ofHours(4));
        releases.say("2.1.0");
        assertEquals(Optional.of("2.1.0"), newer());
        assertEquals(2, server.requests().size());
    }

    @Test
    void anOlderManifestThatIsSentAgainChangesNothing() throws Exception {
        assertEquals(Optional.of("2.0.0"), newer());
        releases.say("1.9.4");
        time.advance(Duration.ofDays(1));
        assertEquals(Optional.of("2.0.0"), newer());
        assertEquals(2, server.requests().size());
    }

    /** Somebody with the old key may have signed a version that will never come; whoever replaces the key is rid of it at once. */
    @Test
    void anotherKeyOrAddressStartsAnew() throws Exception {
        releases.say("99.0.0");
        assertEquals(Optional.of("99.0.0"), newer());
        String before = set.put(Setting.UPDATE_KEY, Base64.getEncoder().encodeToString(
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic().getEncoded()));
        assertEquals(Optional.empty(), newer());
        assertEquals(2, server.requests().size());
        set.put(Setting.UPDATE_KEY, before);
        releases.say("2.0.0");
        assertEquals(Optional.of("2.0.0"), newer());
        set.put(Setting.UPDATE_URL, server.uri() + "/moved.json");
        assertEquals(Optional.of("2.0.0"), newer());
        assertEquals(4, server.requests().size());
    }

    @Test
    void whatIsOffOrHasNoAddressOrKeyAsksNobody() throws Exception {
        for (Map.Entry<Setting, String> without : Map.of(Setting.UPDATES, "off", Setting.UPDATE_URL, "", Setting.UPDATE_KEY, "").entrySet()) {
            Map<Setting, String> before = Map.copyOf(set);
            set.put(without.getKey(), without.getValue());
            assertEquals(Optional.empty(), newer());
            set.clear();
            set.putAll(before);
        }
        assertEquals(Optional.empty(), updates("(not packaged)", PATIENCE).newer());
        assertEquals(0, server.requests().size());
    }

    static Stream<String> garbage() throws Exception {
        return Stream.of("", "[]", "null", "{", "{}", "<html>Please log in to Hotel Wi-Fi</html>", "{\"manifest\":\"e30=\",\"signature\":\"\"}",
                "{\"manifest\":\"%\",\"signature\":\"%\"}", "{\"manifest\":1,\"signature\":2}", ReleaseServer.signedByAnother(ReleaseServer.manifest("9.0.0")),
                ReleaseServer.signedByAnother(ReleaseServer.manifest("9.0.0")) + "{}");
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void whatIsNoManifestOrSignedBySomebodyElseIsNotBelieved(String body) throws Exception {
        releases.say(Optional.of(Answer.json(200, body)));
        assertEquals(Optional.empty(), newer());
        assertEquals(1, server.requests().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"version\":\"9.0.0\"}", "{\"version\":\"9.0.0\",\"page\":\"http://claimport.example/\"}",
        "{\"version\":\"9.0.0\",\"page\":\"javascript:alert(1)\"}", "{\"version\":\"9\",\"page\":\"https://claimport.example/\"}",
        "{\"version\":\"9.0.0\",\"page\":\"https://claimport.example/\",\"more\":\"1\"}", "{\"version\":\"9.0.0\",\"version\":\"9.0.1\",\"page\":\"https://c.example/\"}",
        "9.0.0"})
    void aSignedManifestOfAnotherFormIsNotBelievedEither(String manifest) throws Exception {
        releases.say(Optional.of(Answer.json(200, releases.signed(manifest))));
        assertEquals(Optional.empty(), newer());
    }

    @Test
    void aSignatureForAnotherPurposeOrOfOtherBytesIsWrong() throws Exception {
        releases.say(Optional.of(Answer.json(200, ReleaseServer.signed(ReleaseServer.manifest("9.0.0"), releases.keys.getPrivate(), ""))));
        assertEquals(Optional.empty(), newer());
        time.advance(Duration.ofDays(2));
        String good = releases.signed(ReleaseServer.manifest("2.0.0"));
        String other = Base64.getEncoder().encodeToString(ReleaseServer.manifest("9.0.0").getBytes(StandardCharsets.UTF_8));
        releases.say(Optional.of(Answer.json(200, good.replaceFirst("\"manifest\":\"[^\"]*\"", "\"manifest\":\"" + other + "\""))));
        assertEquals(Optional.empty(), newer());
    }

    @Test
    void aPortalThatRedirectsToHttpIsNotFollowed() throws Exception {
        try (ScriptedServer captive = ScriptedServer.answering(Answer.json(200, releases.signed(ReleaseServer.manifest("2.0.0"))))) {
            releases.say(Optional.of(Answer.json(302, "").with("Location", captive.uri() + "/login")));
            assertEquals(Optional.empty(), newer());
            assertEquals(0, captive.requests().size());
        }
    }

    @Test
    void aRedirectToHttpsIsFollowedButNotForEver() throws Exception {
        Optional<Answer> good = Optional.of(Answer.json(200, releases.signed(ReleaseServer.manifest("2.0.0"))));
        try (ScriptedServer second = new ScriptedServer(releases.tls.server(), _ -> good)) {
            releases.say(Optional.of(Answer.json(302, "").with("Location", second.uri() + "/moved.json")));
            assertEquals(Optional.of("2.0.0"), newer());
        }
        time.advance(Duration.ofDays(1));
        releases.say(Optional.of(Answer.json(302, "").with("Location", "/again")));
        assertEquals(Optional.of("2.0.0"), newer());
        assertTrue(server.requests().size() < 10);
    }

    @Test
    void aServerThatNobodyVouchesForIsNotBelieved() throws Exception {
        SSLContext usual = SSLContext.getDefault();
        var strict = new Updates(new SettingsStore(() -> new PolicySource.Policy("policy", set), folder.resolve("config.yaml")), "1.0.0",
                folder.resolve("updates.json"), new ManifestFetch(() -> connections(usual, PATIENCE), PATIENCE), time);
        assertEquals(Optional.empty(), strict.newer());
        assertEquals(0, server.requests().size());
    }

    @Test
    void whereNobodyAnswersNothingIsSaidAndNobodyWaitsLong() throws Exception {
        releases.say(Optional.empty());
        assertEquals(Optional.empty(), updates("1.0.0", Duration.ofMillis(300)).newer());
        server.close();
        time.advance(Duration.ofDays(1));
        assertEquals(Optional.empty(), updates("1.0.0", PATIENCE).newer());
    }

    @Test
    void aBodyThatIsTooLongOrNeverEndsIsGivenUp() throws Exception {
        releases.say(Optional.of(Answer.json(200, " ".repeat(Manifest.LARGEST) + "{}")));
        assertEquals(Optional.empty(), newer());
        time.advance(Duration.ofDays(1));
        releases.say(Optional.of(Answer.json(200, " ".repeat(500)).cutAt(100)));
        assertEquals(Optional.empty(), updates("1.0.0", Duration.ofMillis(500)).newer());
        for (int status : new int[] {204, 403, 404, 500, 511}) {
            time.advance(Duration.ofDays(1));
            releases.say(Optional.of(Answer.json(status, "")));
            assertEquals(Optional.empty(), newer());
        }
    }

    @Test
    void aMemoryThatCannotBeReadIsNoObstacle() throws Exception {
        Files.writeString(folder.resolve("updates.json"), "{\"asked\":\"yesterday\"");
        assertEquals(Optional.of("2.0.0"), newer());
    }
}
