package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import dev.claimport.testing.BesideOthers;
import dev.claimport.testing.Keys;
import dev.claimport.testing.RawHttp;
import dev.claimport.testing.RunningJvm;
import dev.claimport.text.Messages;
import dev.claimport.time.TimeSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code login --console} and what comes of it, over a practice cloud. */
@BesideOthers
class ConsoleCommandsTest {

    private static final String INSTALLER = "arn:aws:iam::112233445566:user/practice.installer";

    private static PracticeCloud cloud;

    @TempDir
    private Path home;

    private final RecordedTerminal terminal = new RecordedTerminal();
    private LocalBackend backend;

    @BeforeAll
    static void start() {
        cloud = PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR), TimeSource.system(), Keys::rsa);
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @BeforeEach
    void setUp() throws IOException {
        Map<String, String> variables = new HashMap<>();
        cloud.environment().forEach((name, value) -> {
            if (name.startsWith("AWS_ENDPOINT_URL")) {
                variables.put(name, value);
            }
        });
        backend = new LocalBackend(new SerialPorts() {
            @Override
            public List<PortInfo> list() {
                return List.of();
            }

            @Override
            public SerialLink open(String path, LineSettings line) {
                throw new AssertionError("there are no ports");
            }
        }, new AwsEnvironment(variables, home), TimeSource.system());
        terminal.backend = Optional.of(backend);
        terminal.time = TimeSource.system();
        terminal.browser = browser(page -> new PracticeTechnician().allow(page));
        config("[profile site]\n# kept\noutput = json\n\n[profile keys]\naws_access_key_id = x\naws_secret_access_key = y\nregion = eu-west-1\n");
    }

    private interface Visit {
        void to(URI page);
    }

    private static PageOpener browser(Visit visit) {
        return new PageOpener() {
            @Override
            public boolean isHere() {
                return true;
            }

            @Override
            public void open(URI page) {
                Thread.startVirtualThread(() -> visit.to(page));
            }
        };
    }

    private void config(String text) throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"), text);
    }

    private String config() throws IOException {
        return Files.readString(home.resolve(".aws/config"));
    }

    private void signIn() {
        RecordedTerminal.Result login = terminal.type("login", "--console", "--profile", "site", "--region", "eu-west-1");
        assertEquals(0, login.exitCode(), login.toString());
        assertTrue(login.out().contains(INSTALLER), login.out());
        assertFalse(login.err().contains("root"), login.err());
    }

    @Test
    void theSignInIsKeptUnderTheProfileWithItsRegionAndNothingElseChangesThere() throws Exception {
        signIn();
        assertEquals("[profile site]\n# kept\noutput = json\nlogin_session = " + INSTALLER + "\nregion = eu-west-1\n\n"
                + "[profile keys]\naws_access_key_id = x\naws_secret_access_key = y\nregion = eu-west-1\n", config());
        RecordedTerminal.Result whoami = terminal.type("whoami", "--profile", "site", "--output", "json");
        assertEquals(INSTALLER, new ObjectMapper().readTree(whoami.out()).path("arn").textValue(), whoami.toString());
        assertFalse(new ObjectMapper().readTree(whoami.out()).path("expiresAt").isNull(), "how long the session lasts");
    }

    @Test
    void theCommandsOfTheAwsCliUseIt() throws Exception {
        signIn();
        Map<String, String> environment = new HashMap<>();
        cloud.environment().forEach((name, value) -> {
            if (name.startsWith("AWS_ENDPOINT_URL")) {
                environment.put(name, value);
            }
        });
        environment.put("HOME", home.toString());
        try (RunningJvm child = RunningJvm.start(environment, List.of(), "dev.claimport.Claimport", "create-provisioning-claim", "--template-name",
                "practice-sensor", "--profile", "site", "--query", "length(certificateId)")) {
            assertEquals("64", child.line(), child.errors());
        }
        terminal.type("logout", "--profile", "site");
        try (RunningJvm child = RunningJvm.start(environment, List.of(), "dev.claimport.Claimport", "create-provisioning-claim", "--template-name",
                "practice-sensor", "--profile", "site")) {
            assertEquals(255, child.exitCode());
            assertTrue(child.errors().contains("Error loading login session token: Unable to load a existing login session for session " + INSTALLER
                    + ", Please reauthenticate with 'aws login'."), child.errors());
        }
    }

    @Test
    void whoSignsInByAProfileThatIsSomebodyElsesIsToldBefore() throws Exception {
        config("[profile site]\nlogin_session = arn:aws:iam::112233445566:user/before\nregion = eu-west-1\n");
        RecordedTerminal.Result login = terminal.type("login", "--console", "--profile", "site");
        assertTrue(login.err().startsWith("The profile site signs in as arn:aws:iam::112233445566:user/before so far."), login.err());
        assertTrue(config().contains("login_session = " + INSTALLER), config());
    }

    @Test
    void logoutForgetsItAndKeepsTheProfile() throws Exception {
        signIn();
        RecordedTerminal.Result logout = terminal.type("logout", "--profile", "site");
        assertEquals(0, logout.exitCode(), logout.toString());
        assertTrue(config().contains("login_session"));
        RecordedTerminal.Result whoami = terminal.type("whoami", "--profile", "site");
        assertEquals(255, whoami.exitCode());
        assertTrue(whoami.err().contains("console-sign-in-needed"), whoami.err());
        assertEquals("Nobody was signed in.", terminal.type("logout", "--profile", "site").out().strip());
        signIn();
        assertTrue(terminal.type("logout").out().startsWith("Signed out"), "all of them");
        assertEquals(255, terminal.type("whoami", "--profile", "site").exitCode());
    }

    @Test
    void aRoleOfASourceProfileThatSignsInLikeThisIsFound() throws Exception {
        signIn();
        Files.writeString(home.resolve(".aws/config"), config() + "[profile role]\nrole_arn = arn:aws:iam::112233445566:role/x\nsource_profile = site\nregion = eu-west-1\n");
        // The practice cloud has no AssumeRole: that it was asked, signed by the sign-in, is what shows here.
        RecordedTerminal.Result whoami = terminal.type("whoami", "--profile", "role");
        assertTrue(whoami.err().contains("InvalidAction") || whoami.err().contains("AssumeRole"), whoami.toString());
    }

    @Test
    void aProfileThatSignsInOtherwiseIsLeftAsItIs() throws Exception {
        String before = config();
        RecordedTerminal.Result login = terminal.type("login", "--console", "--profile", "keys");
        assertEquals(255, login.exitCode());
        assertTrue(login.err().contains("console-profile-taken") && login.err().contains("aws_access_key_id"), login.err());
        assertEquals(before, config());
    }

    @Test
    void withoutARegionThereIsNoSignIn() throws Exception {
        RecordedTerminal.Result login = terminal.type("login", "--console", "--profile", "site");
        assertTrue(login.err().contains("no-region"), login.err());
        RecordedTerminal.Result isolated = terminal.type("login", "--remote");
        assertEquals(2, isolated.exitCode(), isolated.toString());
    }

    @Test
    void aCodeIsCarriedFromAnotherDeviceAndMayBePastedAgain() throws Exception {
        var err = new StringWriter();
        var out = new StringWriter();
        try (var typing = new PipedWriter(); var in = new BufferedReader(new PipedReader(typing, 8192))) {
            var steps = new ConsoleSteps(backend, terminal.browser, in, new PrintWriter(out), new PrintWriter(err), Messages.of("cli", Locale.ENGLISH));
            CompletableFuture<Integer> done = CompletableFuture.supplyAsync(() -> {
                try {
                    return steps.signIn(Optional.of("other"), Optional.of(software.amazon.awssdk.regions.Region.EU_WEST_1), true, false);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }, Thread::startVirtualThread);
            URI page = page(err);
            typing.write("not this\n");
            typing.flush();
            while (!err.toString().contains("Paste it again")) {
                Thread.sleep(5);
            }
            typing.write(carried(page, 2) + "\n");
            typing.flush();
            assertEquals(0, done.get(60, TimeUnit.SECONDS));
        }
        assertTrue(out.toString().contains("arn:aws:iam::112233445566:root"), out.toString());
        assertTrue(err.toString().contains("root user"), err.toString());
        assertTrue(config().endsWith("\n\n[profile other]\nlogin_session = arn:aws:iam::112233445566:root\nregion = eu-west-1\n"), config());
    }

    private static URI page(StringWriter said) throws InterruptedException {
        Pattern address = Pattern.compile("http://\\S+/v1/authorize\\?\\S+");
        while (true) {
            Matcher found = address.matcher(said.toString());
            if (said.toString().contains("paste the text") && found.find()) {
                return URI.create(found.group());
            }
            Thread.sleep(5);
        }
    }

    /** What the page of the service shows to be carried. @param session which of the open ones is chosen */
    private static String carried(URI page, int session) {
        var http = new RawHttp(cloud.endpoint());
        String ask = http.get(page.getRawPath() + "?" + page.getRawQuery()).body();
        Matcher request = Pattern.compile("name=\"request\" value=\"([A-Za-z0-9]+)\"").matcher(ask);
        assertTrue(request.find(), ask);
        URI next = URI.create(http.postForm("/v1/authorize", "decision=allow&session=" + session + "&request=" + request.group(1)).headers().get("location"));
        Matcher text = Pattern.compile("<p class=\"carried\">([^<]+)</p>").matcher(http.get(next.getRawPath() + "?" + next.getRawQuery()).body());
        assertTrue(text.find());
        return text.group(1);
    }
}
