package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.app.LocalBackend;
import dev.claimport.aws.AwsEnvironment;
import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.cloud.PracticeCloudOptions;
import dev.claimport.practice.cloud.PracticeTechnician;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.testing.Keys;
import dev.claimport.testing.TestTls;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code login}, {@code whoami}, {@code doctor} and {@code logout} over a practice cloud. */
class IdentityCommandsTest {

    private static PracticeCloud cloud;
    /** Its clock is ten minutes ahead. */
    private static PracticeCloud skewed;

    @TempDir
    private Path home;

    private final RecordedTerminal terminal = new RecordedTerminal();
    private final List<URI> opened = new ArrayList<>();
    private final List<CompletableFuture<Void>> browsing = new ArrayList<>();

    @BeforeAll
    static void start() {
        cloud = PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR), TimeSource.system(), Keys::rsa);
        skewed = PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR.withClockAhead(Duration.ofMinutes(10))), TimeSource.system(), Keys::rsa);
    }

    @AfterAll
    static void stop() {
        cloud.close();
        skewed.close();
    }

    @BeforeEach
    void setUp() throws IOException {
        terminal.time = TimeSource.system();
        terminal.browser = browser(page -> new PracticeTechnician().allow(page));
        use(cloud, Map.of());
        config("");
    }

    @Test
    void fromAFreshStartToWhoIAm() throws Exception {
        RecordedTerminal.Result login = terminal.type("login", "--sso-session", "corp");
        assertEquals(0, login.exitCode(), login.toString());
        assertTrue(login.out().startsWith("Signed in to corp until "), login.out());
        assertTrue(login.err().contains(cloud.endpoint() + "/authorize?response_type=code&client_id="), login.err());
        assertEquals(1, opened.size());
        Path token = home.resolve(".aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json");
        assertEquals(List.of("startUrl", "region", "accessToken", "expiresAt", "clientId", "clientSecret", "registrationExpiresAt", "refreshToken"),
                new ObjectMapper().readTree(token.toFile()).properties().stream().map(Map.Entry::getKey).toList());

        RecordedTerminal.Result whoami = terminal.type("whoami", "--profile", "installer", "--output", "json");
        assertEquals(0, whoami.exitCode(), whoami.toString());
        JsonNode json = new ObjectMapper().readTree(whoami.out());
        assertEquals(cloud.accountId(), json.path("account").textValue());
        assertTrue(json.path("arn").textValue().contains("InstallerRole"), whoami.out());
        assertEquals("installer", json.path("profile").textValue());
        assertTrue(json.path("expiresAt").textValue().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"), whoami.out());
        assertTrue(terminal.type("whoami", "--profile", "installer").out().contains("Account " + cloud.accountId()), "in words as well");

        RecordedTerminal.Result again = terminal.type("login", "--sso-session", "corp");
        assertTrue(again.out().startsWith("You are signed in to corp already"), again.toString());
        assertEquals(1, opened.size());

        assertEquals("Signed out (1).", terminal.type("logout").out().strip());
        assertFalse(Files.exists(token));
        assertEquals("Nobody was signed in.", terminal.type("logout").out().strip());
        RecordedTerminal.Result after = terminal.type("whoami", "--profile", "installer");
        assertEquals(255, after.exitCode());
        assertTrue(after.err().contains("[sign-in-needed]"), after.err());
    }

    @Test
    void whoeverSignsOutIsSignedOutEvenWithABrokenConfiguration() throws IOException {
        terminal.type("login");
        Files.writeString(home.resolve(".aws/config"), "[profile x\n");
        RecordedTerminal.Result logout = terminal.type("logout");
        assertEquals(255, logout.exitCode());
        assertTrue(logout.err().startsWith("Signed out on this computer, but Identity Center could not be told:"), logout.err());
        assertTrue(logout.err().contains("[config-unreadable]"), logout.err());
        assertFalse(Files.exists(home.resolve(".aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json")));
        assertEquals("Nobody was signed in.", terminal.type("logout").out().strip());
    }

    /** What cannot be read is a fault of this computer, and the sign-in is gone from it nevertheless. */
    @Test
    void whoeverSignsOutIsSignedOutEvenWithAnUnreadableConfiguration() throws IOException {
        terminal.type("login");
        Files.write(home.resolve(".aws/config"), new byte[] {(byte) 0xff});
        RecordedTerminal.Result logout = terminal.type("logout");
        assertEquals(255, logout.exitCode());
        assertTrue(logout.err().startsWith("Signed out on this computer, but Identity Center could not be told:"), logout.err());
        assertTrue(logout.err().contains("[file-unreadable]"), logout.err());
        assertEquals("Nobody was signed in.", terminal.type("logout").out().strip());
    }

    @Test
    void aCodeIsShownWhereItIsAskedForOrNoBrowserCanOpen() {
        terminal.browser = new PageOpener() {
            @Override
            public boolean isHere() {
                return false;
            }

            @Override
            public void open(URI page) {
                throw new AssertionError("there is none");
            }
        };
        var signingIn = CompletableFuture.supplyAsync(() -> terminal.type("login", "--profile", "installer"));
        // Nobody opens it here: the code runs out only after ten minutes, so it is confirmed from elsewhere.
        URI page = codePage();
        new PracticeTechnician().allow(page);
        RecordedTerminal.Result login = signingIn.join();
        assertEquals(0, login.exitCode(), login.toString());
        assertTrue(login.err().contains("Code: "), login.err());
        assertTrue(opened.isEmpty());
    }

    @Test
    void aCodeMayBeAskedForAndItsPageIsOpenedToo() {
        RecordedTerminal.Result login = terminal.type("login", "--device-code", "--start-url", cloud.startUrl(), "--sso-region", cloud.region());
        assertEquals(0, login.exitCode(), login.toString());
        assertTrue(login.err().contains("Code: ") && login.err().contains("/device"), login.err());
        assertEquals("/device", opened.getFirst().getPath());
    }

    @Test
    void aBrowserThatDoesNotOpenIsMadeUpForByACode() {
        terminal.browser = new PageOpener() {
            @Override
            public boolean isHere() {
                return true;
            }

            @Override
            public void open(URI page) throws IOException {
                if (page.getPath().equals("/authorize")) {
                    throw new IOException("no display");
                }
                new PracticeTechnician().allow(page);
            }
        };
        RecordedTerminal.Result login = terminal.type("login", "--sso-session", "corp");
        assertEquals(0, login.exitCode(), login.toString());
        assertTrue(login.err().contains("The browser did not open"), login.err());
    }

    @Test
    void withNoBrowserTheAddressIsPrintedAndNothingOpened() throws Exception {
        var signingIn = CompletableFuture.supplyAsync(() -> terminal.type("login", "--sso-session", "corp", "--no-browser"));
        new PracticeTechnician().allow(printedPage());
        RecordedTerminal.Result login = signingIn.get();
        assertEquals(0, login.exitCode(), login.toString());
        assertTrue(opened.isEmpty());
    }

    @Test
    void whoDeniesInTheBrowserIsToldSo() {
        terminal.browser = browser(page -> new PracticeTechnician().deny(page));
        RecordedTerminal.Result login = terminal.type("login", "--sso-session", "corp");
        assertEquals(255, login.exitCode());
        assertTrue(login.err().contains("[sign-in-denied]"), login.err());
        assertFalse(Files.exists(home.resolve(".aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json")));
    }

    @Test
    void withoutOptionsTheOnlySessionIsMeant() throws IOException {
        assertEquals(0, terminal.type("login").exitCode());
        config("[sso-session other]\nsso_start_url = https://d-other.awsapps.com/start\nsso_region = eu-west-1\n");
        RecordedTerminal.Result which = terminal.type("login");
        assertEquals(2, which.exitCode());
        assertTrue(which.err().contains("corp, other"), which.err());
    }

    @Test
    void whatIsWrongWithTheConfigurationIsNamed() throws IOException {
        assertNamed("[sso-session-not-found]", "login", "--sso-session", "nope");
        assertNamed("[profile-not-found]", "login", "--profile", "nope");
        assertNamed("[profile-not-found]", "whoami", "--profile", "nope");
        assertNamed("[start-url-wrong]", "login", "--start-url", "https://d-wrong.awsapps.com/start", "--sso-region", "eu-west-1", "--device-code");
        Files.writeString(home.resolve(".aws/config"), "[profile x\n");
        RecordedTerminal.Result broken = terminal.type("login");
        assertEquals(255, broken.exitCode());
        assertTrue(broken.err().contains("[config-unreadable] Line 1 of " + home.resolve(".aws/config")), broken.err());
    }

    @Test
    void aHomeThatCannotBeWrittenIsNamedBeforeTheBrowserOpens() throws IOException {
        Files.writeString(home.resolve(".aws/sso"), "not a folder");
        assertNamed("[file-not-writable]", "login", "--sso-session", "corp");
        assertTrue(opened.isEmpty());
    }

    @Test
    void theDoctorFindsEverythingInOrder() throws Exception {
        terminal.type("login");
        RecordedTerminal.Result doctor = terminal.type("doctor", "--profile", "installer", "--output", "json");
        JsonNode json = new ObjectMapper().readTree(doctor.out());
        Map<String, String> states = states(json);
        for (String id : List.of("caller", "list-templates", "describe-template", "describe-endpoint", "describe-thing", "list-thing-principals",
                "describe-certificate", "clock", "proxy", "trust")) {
            assertEquals("ok", states.get(id), id + " in " + doctor.out());
        }
        assertEquals("unknown", states.get("create-claim"));
        assertEquals(cloud.accountId(), json.path("account").textValue());
        String policy = json.path("policy").toString();
        assertTrue(policy.contains("\"arn:aws:iot:" + cloud.region() + ":" + cloud.accountId() + ":provisioningtemplate/*\""), policy);
    }

    @Test
    void theDoctorsFindingsStandInColumnsAndRemediesBelowThem() throws Exception {
        terminal.type("login");
        use(cloud, Map.of("AWS_CA_BUNDLE", new TestTls().writeBundle(home.resolve("ca.pem")).toString()));
        RecordedTerminal.Result doctor = terminal.type("doctor", "--profile", "installer");
        List<String> lines = doctor.out().lines().takeWhile(line -> !line.isBlank()).toList();
        assertTrue(lines.size() > 12, doctor.out());
        for (String line : lines) {
            assertTrue(line.matches("(ok|limited|BAD|unknown| {7}).*") && line.substring(0, 38).endsWith(" ") && line.charAt(38) != ' ', "»" + line + "«");
        }
        assertTrue(doctor.out().contains("Trusted by nobody: the address begins with http."), "a bundle changes nothing about that: " + doctor.out());
    }

    @Test
    void theDoctorGivesTheSameReasonOnce() throws IOException {
        terminal.type("login");
        use(cloud, Map.of("AWS_ENDPOINT_URL_SSO", "http://127.0.0.1:1"));
        RecordedTerminal.Result doctor = terminal.type("doctor", "--profile", "installer");
        assertEquals(2, doctor.out().lines().filter(line -> line.contains("cannot be reached") || line.contains("Check network, VPN and proxy")).count(), doctor.out());
        assertTrue(doctor.out().contains("Not known, for the same reason."), doctor.out());
    }

    @Test
    void theDoctorSaysWhatEachMissingPermissionCosts() throws Exception {
        terminal.type("login");
        RecordedTerminal.Result doctor = terminal.type("doctor", "--profile", "claims", "--template-name", "practice-sensor");
        assertEquals(0, doctor.exitCode() == 255 ? serialOnly(doctor) : doctor.exitCode(), doctor.toString());
        for (String cost : List.of("names of templates must be typed", "confirmation falls back to what the device reports", "the endpoint must be typed",
                "parameters are not checked before a claim is spent", "cannot be tried without making a claim")) {
            assertTrue(doctor.out().contains(cost), cost + " in " + doctor.out());
        }
        assertTrue(doctor.out().contains(":provisioningtemplate/practice-sensor\""), doctor.out());
    }

    @Test
    void theDoctorLooksAtTheComputerEvenWhereNobodyIsSignedIn() throws Exception {
        RecordedTerminal.Result doctor = terminal.type("doctor", "--profile", "installer", "--output", "json");
        JsonNode json = new ObjectMapper().readTree(doctor.out());
        assertEquals(255, doctor.exitCode());
        assertEquals("bad", states(json).get("caller"));
        assertEquals("sign-in-needed", json.path("checks").path(0).path("failure").path("id").textValue());
        assertTrue(states(json).containsKey("serial") && states(json).containsKey("modem-manager"), doctor.out());
        assertTrue(json.path("policy").isNull());
    }

    @Test
    void theDoctorNamesAClockThatIsTenMinutesOff() throws Exception {
        use(skewed, Map.of());
        terminal.type("login");
        RecordedTerminal.Result doctor = terminal.type("doctor", "--profile", "installer");
        assertEquals(254, doctor.exitCode(), doctor.toString());
        assertTrue(doctor.out().contains("10 minutes behind"), doctor.out());
    }

    @Test
    void theDoctorNamesAProxyThatIsNotThere() throws Exception {
        terminal.type("login");
        use(cloud, Map.of("HTTP_PROXY", "http://user:PASSWORD@127.0.0.1:1", "AWS_ACCESS_KEY_ID", "A", "AWS_SECRET_ACCESS_KEY", "S", "AWS_REGION", "eu-west-1"));
        RecordedTerminal.Result doctor = terminal.type("doctor");
        assertEquals(255, doctor.exitCode(), doctor.toString());
        assertTrue(doctor.out().contains("The proxy 127.0.0.1:1 cannot be reached"), doctor.out());
        assertFalse((doctor.out() + doctor.err()).contains("PASSWORD"), doctor.toString());
    }

    @Test
    void aHandOverWorksAsTheProfileThatIsNamed() {
        RecordedTerminal.Result result = terminal.type("handover", "--template-name", "practice-sensor", "--profile", "installer");
        assertEquals(255, result.exitCode());
        assertTrue(result.err().contains("[sign-in-needed]"), result.err());
        terminal.type("login");
        RecordedTerminal.Result signedIn = terminal.type("handover", "--template-name", "practice-sensor", "--profile", "installer");
        assertTrue(signedIn.err().contains("InstallerRole in " + cloud.accountId()), signedIn.err());
        assertTrue(signedIn.err().contains("[no-device]"), signedIn.err());
    }

    @Test
    void aSessionThatEndsTooSoonIsSaidBeforeTheHandOver() {
        Map<String, String> variables = new HashMap<>(cloud.environment());
        variables.put("AWS_CREDENTIAL_EXPIRATION", TimeSource.system().instant().plusSeconds(300).toString());
        use(cloud, variables);
        RecordedTerminal.Result result = terminal.type("handover", "--template-name", "practice-sensor");
        assertEquals(255, result.exitCode());
        assertTrue(result.err().contains("[session-ending]"), result.err());
        assertTrue(result.out().contains("Failed at template"), result.out());
    }

    private void assertNamed(String id, String... typed) {
        RecordedTerminal.Result result = terminal.type(typed);
        assertEquals(255, result.exitCode(), result.toString());
        assertTrue(result.err().contains(id), result.err());
        assertEquals("", result.out());
    }

    /** This computer may have no access to serial ports, which is then all that is bad. */
    private static int serialOnly(RecordedTerminal.Result doctor) {
        return doctor.out().lines().filter(line -> line.startsWith("BAD")).allMatch(line -> line.contains("Serial ports")) ? 0 : 255;
    }

    private static Map<String, String> states(JsonNode json) {
        Map<String, String> states = new HashMap<>();
        json.path("checks").forEach(check -> states.put(check.path("id").textValue(), check.path("state").textValue()));
        return states;
    }

    private void config(String more) throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"), """
                [sso-session corp]
                sso_start_url = %s
                sso_region = %s
                sso_registration_scopes = sso:account:access
                [profile installer]
                sso_session = corp
                sso_account_id = %s
                sso_role_name = InstallerRole
                region = %s
                [profile claims]
                sso_session = corp
                sso_account_id = %s
                sso_role_name = ClaimsOnlyRole
                region = %s
                """.formatted(cloud.startUrl(), cloud.region(), cloud.accountId(), cloud.region(), cloud.accountId(), cloud.region()) + more);
    }

    private void use(PracticeCloud where, Map<String, String> variables) {
        Map<String, String> all = new HashMap<>();
        where.environment().forEach((name, value) -> {
            if (name.startsWith("AWS_ENDPOINT_URL")) {
                all.put(name, value);
            }
        });
        all.putAll(variables);
        terminal.backend = Optional.of(new LocalBackend(new SerialPorts() {
            @Override
            public List<PortInfo> list() {
                return List.of();
            }

            @Override
            public SerialLink open(String path, LineSettings line) {
                throw new AssertionError("there are no ports");
            }
        }, new AwsEnvironment(all, home), TimeSource.system()));
    }

    private interface Visit {
        void to(URI page);
    }

    /** One that the technician sits at. */
    private PageOpener browser(Visit visit) {
        return new PageOpener() {
            @Override
            public boolean isHere() {
                return true;
            }

            @Override
            public void open(URI page) {
                opened.add(page);
                browsing.add(CompletableFuture.runAsync(() -> visit.to(page)));
            }
        };
    }

    private URI printedPage() {
        return find("/authorize?");
    }

    private URI codePage() {
        return find("/device?");
    }

    /** The address that the running command has printed. */
    private URI find(String part) {
        Instant end = Instant.now().plusSeconds(60);
        while (Instant.now().isBefore(end)) {
            Optional<URI> page = terminal.said().lines().map(String::strip).filter(line -> line.startsWith("http") && line.contains(part)).map(URI::create).findFirst();
            if (page.isPresent()) {
                return page.get();
            }
            // The command, which prints it, has the processor.
            LockSupport.parkNanos(5_000_000);
        }
        throw new AssertionError("no address in " + terminal.said());
    }
}
