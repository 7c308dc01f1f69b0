package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.app.Backend;
import dev.claimport.app.LocalBackend;
import dev.claimport.aws.AwsEnvironment;
import dev.claimport.cli.aws.AwsCli;
import dev.claimport.cli.aws.ProcessContext;
import dev.claimport.cli.aws.Terminal;
import dev.claimport.failure.FailureException;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.signin.SignInOffers;
import dev.claimport.testing.ScriptedServer;
import dev.claimport.testing.ScriptedServer.Answer;
import dev.claimport.testing.ScriptedServer.Request;
import dev.claimport.testing.TestTls;
import dev.claimport.time.TimeSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * One program is one identity: every door is knocked at with the same environments and files, and has to act as the same user, in the same
 * region, at the same endpoint, by the same way and trusting the same authorities. What is expected is what AWS CLI 2.36.7 does.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are a POSIX system's")
class OneIdentityTest {

    /**
     * A computer, and what AWS sees of it. {@code $AWS}, {@code $OTHER} (the same, elsewhere), {@code $TLS} and {@code $PROXY} are addresses of
     * servers, {@code $CA} is the file with the authority of {@code $TLS}, {@code $HOME} the home folder.
     *
     * @param seen access key, region and the server that was asked; nothing where nobody may be asked
     */
    private record Row(String name, String seen, Map<String, String> variables, String config, String credentials) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final String KEYS = "aws_access_key_id = A\naws_secret_access_key = a\n";
    private static final String FIELD = "aws_access_key_id = F\naws_secret_access_key = f\n";
    private static final String PROFILES = "[default]\nregion = us-east-1\n" + KEYS + "[profile field]\nregion = eu-west-1\n" + FIELD;
    private static final String NOBODY = "nothing";
    private static final byte[] CALLER = ("<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>"
            + "<Arn>arn:aws:sts::123456789012:assumed-role/R/s</Arn><UserId>U</UserId><Account>123456789012</Account></GetCallerIdentityResult>"
            + "</GetCallerIdentityResponse>").getBytes(StandardCharsets.US_ASCII);

    /** To add a row is to add a line. */
    static final List<Row> ROWS = List.of(
            row("the default profile", "A us-east-1 AWS", Map.of(), PROFILES),
            row("AWS_PROFILE", "F eu-west-1 AWS", Map.of("AWS_PROFILE", "field"), PROFILES),
            row("AWS_DEFAULT_PROFILE", "F eu-west-1 AWS", Map.of("AWS_DEFAULT_PROFILE", "field"), PROFILES),
            row("AWS_PROFILE before AWS_DEFAULT_PROFILE", "A us-east-1 AWS", Map.of("AWS_PROFILE", "default", "AWS_DEFAULT_PROFILE", "field"), PROFILES),
            row("a profile that is not there", NOBODY, Map.of("AWS_DEFAULT_PROFILE", "gone"), PROFILES),
            row("a profile without a name", NOBODY, Map.of("AWS_PROFILE", ""), PROFILES),
            row("AWS_REGION", "A eu-west-2 AWS", Map.of("AWS_REGION", "eu-west-2", "AWS_DEFAULT_REGION", "eu-west-3"), PROFILES),
            row("AWS_DEFAULT_REGION", "A eu-west-3 AWS", Map.of("AWS_DEFAULT_REGION", "eu-west-3"), PROFILES),
            row("a region with a comment", NOBODY, Map.of(), "[default]\nregion = eu-west-1 # Dublin\n" + KEYS),
            row("no region", NOBODY, Map.of(), "[default]\n" + KEYS),
            row("keys of the environment", "E us-east-1 AWS", Map.of("AWS_ACCESS_KEY_ID", "E", "AWS_SECRET_ACCESS_KEY", "e"), PROFILES),
            row("half of the keys of the environment", NOBODY, Map.of("AWS_ACCESS_KEY_ID", "E"), PROFILES),
            row("the other half alone", "A us-east-1 AWS", Map.of("AWS_SECRET_ACCESS_KEY", "e"), PROFILES),
            row("keys of the environment before a profile", "E eu-west-1 AWS",
                    Map.of("AWS_ACCESS_KEY_ID", "E", "AWS_SECRET_ACCESS_KEY", "e", "AWS_PROFILE", "field"), PROFILES),
            row("half of the keys of a profile", NOBODY, Map.of(), "[default]\nregion = us-east-1\naws_access_key_id = A\n"),
            row("no keys", NOBODY, Map.of(), "[default]\nregion = us-east-1\n"),
            new Row("the credentials file first", "C us-east-1 AWS", Map.of(), PROFILES, "[default]\naws_access_key_id = C\naws_secret_access_key = c\n"),
            new Row("a profile of the credentials file", "C eu-west-1 AWS", Map.of("AWS_PROFILE", "field"), PROFILES,
                    "[field]\naws_access_key_id = C\naws_secret_access_key = c\n"),
            new Row("no prefix in the credentials file", "F eu-west-1 AWS", Map.of("AWS_PROFILE", "field"), PROFILES,
                    "[profile field]\naws_access_key_id = C\naws_secret_access_key = c\n"),
            new Row("keys of the credentials file before a program", "C us-east-1 AWS", Map.of(), "[default]\nregion = us-east-1\n" + program("'P'"),
                    "[default]\naws_access_key_id = C\naws_secret_access_key = c\n"),
            row("a program before keys of the configuration", "P us-east-1 AWS", Map.of(), "[default]\nregion = us-east-1\n" + KEYS + program("'P'")),
            row("a program with an address", "https://sso.example/?a=1&b=2 us-east-1 AWS", Map.of(),
                    "[default]\nregion = us-east-1\n" + program("https://sso.example/?a=1&b=2")),
            row("a program with quotes", "it's #1 us-east-1 AWS", Map.of(), "[default]\nregion = us-east-1\n" + program("\"it's\"' #1'")),
            row("a program with an open quote", NOBODY, Map.of(), "[default]\nregion = us-east-1\ncredential_process = tool 'open\n"),
            row("keys in quotes", "\"A\" us-east-1 AWS", Map.of(),
                    "[default]\nregion = us-east-1\naws_access_key_id = \"A\"\naws_secret_access_key = a\n"),
            row("keys below a section, indented", "A us-east-1 AWS", Map.of(), "[default]\n    region = us-east-1\n    aws_access_key_id = A\n    aws_secret_access_key = a\n"),
            row("blanks of Unicode", "A us-east-1 AWS", Map.of(), "[default]\nregion\u00a0=\u2003us-east-1\u00a0\n" + KEYS),
            row("a name with blanks and an apostrophe", "F eu-west-1 AWS", Map.of("AWS_PROFILE", "Someone's MacBook Pro"),
                    "[profile 'Someone'\"'\"'s MacBook Pro']\nregion = eu-west-1\n" + FIELD),
            row("a name with quotes inside of quotes", "F eu-west-1 AWS", Map.of("AWS_PROFILE", "the \"field\""),
                    "[profile 'the \"field\"']\nregion = eu-west-1\n" + FIELD),
            row("text behind the bracket", "F eu-west-1 AWS", Map.of("AWS_PROFILE", "field"), "[profile field] # ours\nregion = eu-west-1\n" + FIELD),
            row("a name of two words", NOBODY, Map.of("AWS_PROFILE", "two words"), "[profile two words]\nregion = eu-west-1\n" + FIELD),
            row("a broken name that is another's", "F eu-west-1 AWS", Map.of("AWS_PROFILE", "field"), "[profile 'open]\nregion = x\n" + PROFILES),
            row("a broken profile that is another's", "F eu-west-1 AWS", Map.of("AWS_PROFILE", "field"),
                    PROFILES + "[profile other]\nrole_arn = x\nsso_session = gone\nregion = no region\n"),
            row("a section that is there twice", NOBODY, Map.of(), PROFILES + "[profile field]\n"),
            row("a key that is there twice", NOBODY, Map.of(), PROFILES + "region = us-east-2\nregion = us-east-2\n"),
            row("no section", NOBODY, Map.of(), "region = us-east-1\n"),
            row("an endpoint of the profile", "A us-east-1 OTHER", Map.of("AWS_ENDPOINT_URL", ""), "[default]\nregion = us-east-1\nendpoint_url = $OTHER\n" + KEYS),
            row("the environment's endpoint first", "A us-east-1 AWS", Map.of(), "[default]\nregion = us-east-1\nendpoint_url = $OTHER\n" + KEYS),
            row("a services section", "A us-east-1 OTHER", Map.of("AWS_ENDPOINT_URL", ""), "[default]\nregion = us-east-1\nservices = x\n" + KEYS
                    + "[services x]\niot =\n  endpoint_url = $OTHER\nsts =\n  endpoint_url = $OTHER\n"),
            row("a services section that is not there", NOBODY, Map.of("AWS_ENDPOINT_URL", ""), "[default]\nregion = us-east-1\nservices = x\n" + KEYS),
            row("a proxy", "A us-east-1 PROXY", Map.of("HTTP_PROXY", "$PROXY"), PROFILES),
            row("a proxy in lower case", "A us-east-1 PROXY", Map.of("HTTP_PROXY", "http://127.0.0.1:1", "http_proxy", "$PROXY"), PROFILES),
            row("no proxy for a host", "A us-east-1 AWS", Map.of("HTTP_PROXY", "$PROXY", "NO_PROXY", "localhost, 127.0.0.1"), PROFILES),
            row("no proxy for any", "A us-east-1 AWS", Map.of("HTTP_PROXY", "$PROXY", "no_proxy", "*"), PROFILES),
            row("networks mean nothing", "A us-east-1 PROXY", Map.of("HTTP_PROXY", "$PROXY", "NO_PROXY", "127.0.0.0/8,*.0.0.1"), PROFILES),
            row("a proxy that cannot be one", NOBODY, Map.of("HTTP_PROXY", "socks5://127.0.0.1:1"), PROFILES),
            row("an authority that nobody knows", NOBODY, Map.of("AWS_ENDPOINT_URL", "$TLS"), PROFILES),
            row("an authority of the environment", "A us-east-1 TLS", Map.of("AWS_ENDPOINT_URL", "$TLS", "AWS_CA_BUNDLE", "$CA"), PROFILES),
            row("an authority of the profile", "A us-east-1 TLS", Map.of("AWS_ENDPOINT_URL", "$TLS"), "[default]\nregion = us-east-1\nca_bundle = ~/ca.pem\n" + KEYS),
            row("an authority that is no file", NOBODY, Map.of("AWS_ENDPOINT_URL", "$TLS", "AWS_CA_BUNDLE", "/dev/zero"), PROFILES),
            row("a role by another profile", "F eu-west-1 AWS\nR eu-west-1 AWS", Map.of("AWS_PROFILE", "role"),
                    PROFILES + "[profile role]\nregion = eu-west-1\nrole_arn = arn:aws:iam::123456789012:role/R\nsource_profile = field\n"),
            row("a role by a profile with a name of words, and a proxy", "F eu-west-1 PROXY\nR eu-west-1 PROXY", Map.of("AWS_PROFILE", "role", "HTTP_PROXY", "$PROXY"),
                    "[profile 'the field']\n" + FIELD + "[profile role]\nregion = eu-west-1\nrole_arn = arn:aws:iam::123456789012:role/R\nsource_profile = the field\n"),
            row("a role before keys of its own", "F eu-west-1 AWS\nR eu-west-1 AWS", Map.of("AWS_PROFILE", "role"),
                    PROFILES + "[profile role]\nregion = eu-west-1\nrole_arn = arn:aws:iam::123456789012:role/R\nsource_profile = field\n" + KEYS),
            row("a role by nobody", NOBODY, Map.of(), "[default]\nregion = us-east-1\nrole_arn = arn:aws:iam::123456789012:role/R\nsource_profile = gone\n"),
            row("files elsewhere", "F eu-west-1 AWS", Map.of("AWS_CONFIG_FILE", "$HOME/none", "AWS_SHARED_CREDENTIALS_FILE", "~/.aws/config", "AWS_PROFILE", "profile field"),
                    PROFILES));

    /** Where somebody may come in. */
    private enum Door {
        WINDOW, WHOAMI, DOCTOR, HANDOVER, CREATE_PROVISIONING_CLAIM
    }

    private static Row row(String name, String seen, Map<String, String> variables, String config) {
        return new Row(name, seen, variables, config, "");
    }

    /** Prints its first argument as its access key. */
    private static String program(String argument) {
        return "credential_process = sh $HOME/tool " + argument + "\n";
    }

    private static final SerialPorts NO_PORTS = new SerialPorts() {
        @Override
        public List<PortInfo> list() {
            return List.of();
        }

        @Override
        public SerialLink open(String path, LineSettings line) {
            throw new AssertionError("there are no ports");
        }
    };

    @TempDir
    private Path home;
    private TestTls tls;
    private Map<String, ScriptedServer> servers;

    @BeforeEach
    void start() throws Exception {
        tls = new TestTls();
        servers = Map.of("AWS", new ScriptedServer(OneIdentityTest::answer), "OTHER", new ScriptedServer(OneIdentityTest::answer),
                "PROXY", new ScriptedServer(OneIdentityTest::answer), "TLS", new ScriptedServer(tls.server(), OneIdentityTest::answer));
    }

    @AfterEach
    void stop() {
        servers.values().forEach(ScriptedServer::close);
    }

    private static Optional<Answer> answer(Request request) {
        if (request.body().contains("Action=AssumeRole")) {
            byte[] role = ("<AssumeRoleResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><AssumeRoleResult><Credentials><AccessKeyId>R</AccessKeyId>"
                    + "<SecretAccessKey>r</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2100-01-01T00:00:00Z</Expiration></Credentials>"
                    + "</AssumeRoleResult></AssumeRoleResponse>").getBytes(StandardCharsets.US_ASCII);
            return Optional.of(new Answer(200, Map.of("Content-Type", "text/xml"), role, role.length));
        }
        return Optional.of(request.body().contains("GetCallerIdentity") ? new Answer(200, Map.of("Content-Type", "text/xml"), CALLER, CALLER.length)
                : Answer.error(403, "AccessDeniedException", "not authorized to perform: iot:Whatever"));
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void everyDoorLeadsToTheSame(Row row) throws Exception {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"), placed(row.config()));
        Files.writeString(home.resolve(".aws/credentials"), placed(row.credentials()));
        Files.writeString(home.resolve("tool"), "printf '{\"Version\":1,\"AccessKeyId\":\"%s\",\"SecretAccessKey\":\"p\",\"Expiration\":\"2100-01-01T00:00:00+0000\"}' \"$1\"");
        tls.writeBundle(home.resolve("ca.pem"));
        Map<String, String> variables = new HashMap<>(Map.of("HOME", home.toString(), "AWS_ENDPOINT_URL", "$AWS", "AWS_EC2_METADATA_DISABLED", "true",
                "AWS_MAX_ATTEMPTS", "1"));
        variables.putAll(row.variables());
        variables.replaceAll((_, value) -> placed(value));
        Map<Door, String> expected = new HashMap<>();
        Map<Door, String> found = new HashMap<>();
        for (Door door : Door.values()) {
            servers.values().forEach(server -> server.requests().clear());
            String said = knock(door, AwsEnvironment.of(variables, home));
            expected.put(door, row.seen());
            found.put(door, seen().equals(row.seen()) ? row.seen() : seen() + " " + said);
        }
        assertEquals(expected, found);
    }

    private String placed(String text) {
        String placed = text.replace("$HOME", home.toString()).replace("$CA", home.resolve("ca.pem").toString());
        for (Map.Entry<String, ScriptedServer> server : servers.entrySet()) {
            placed = placed.replace("$" + server.getKey(), server.getValue().uri().toString());
        }
        return placed;
    }

    /** What all requests have in common; more than one line where they differ. */
    private String seen() {
        var seen = new TreeSet<String>();
        servers.forEach((name, server) -> server.requests().forEach(request -> seen.add(identity(request) + " " + name)));
        return seen.isEmpty() ? NOBODY : String.join("\n", seen);
    }

    private static String identity(Request request) {
        Matcher scope = Pattern.compile("Credential=(.*)/\\d{8}/([^/]*)/").matcher(request.headers().getOrDefault("authorization", ""));
        return scope.find() ? scope.group(1) + " " + scope.group(2) : "nobody";
    }

    private String knock(Door door, AwsEnvironment environment) throws IOException {
        var backend = new LocalBackend(NO_PORTS, environment, TimeSource.system());
        return switch (door) {
            case WINDOW -> window(backend, environment);
            case WHOAMI -> typed(backend, "whoami");
            case DOCTOR -> typed(backend, "doctor");
            case HANDOVER -> typed(backend, "handover", "--port", "/dev/none", "--template-name", "T");
            case CREATE_PROVISIONING_CLAIM -> awsCli(environment);
        };
    }

    /** What its sign-in does with the profile that it fills in. Keys of the environment are not among what it offers. */
    private static String window(Backend backend, AwsEnvironment environment) {
        try {
            SignInOffers offers = backend.offers();
            Optional<String> usual = environment.filled("AWS_ACCESS_KEY_ID").isPresent() ? Optional.empty()
                    : offers.usualProfile().filter(name -> offers.profiles().stream().anyMatch(profile -> profile.name().equals(name)));
            return backend.caller(backend.session(usual, Optional.empty())).arn();
        } catch (FailureException e) {
            return e.getMessage();
        }
    }

    private static String typed(Backend backend, String... command) {
        var terminal = new RecordedTerminal();
        terminal.backend = Optional.of(backend);
        terminal.time = TimeSource.system();
        RecordedTerminal.Result result = terminal.type(command);
        return result.out() + result.err();
    }

    private static String awsCli(AwsEnvironment environment) {
        var out = new ByteArrayOutputStream();
        new AwsCli(new ProcessContext(environment, out, out, Terminal.none(), ZoneOffset.UTC, TimeSource.system(), () -> 0))
                .run(List.of("iot", "create-provisioning-claim", "--template-name", "T"));
        return out.toString(StandardCharsets.UTF_8);
    }
}
