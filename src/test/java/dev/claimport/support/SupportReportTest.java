package dev.claimport.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.Place;
import dev.claimport.failure.PolicyFailure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.failure.ValueProblem;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.serial.trace.Trace;
import dev.claimport.settings.PolicySource;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingsStore;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Puts secrets everywhere, and looks for them in the zip. */
class SupportReportTest {

    private static final String TOKEN = "aoaAAAAAGc3xEr8bhQ9sJ2ySEcrEtAcCeSsToKeN0123456789";
    private static final String JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqLndlYmVyIn0.c2VjcmV0c2lnbmF0dXJl";
    private static final List<String> SECRETS = List.of("AKIAIOSFODNN7EXAMPLE", "ASIAY34FZKBOKMUTVV7A", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", TOKEN, JWT,
            "123456789012", "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC", "hunter2", "jweber", "j.weber@acme.example", "d-1234567890", "BQXR-KVTM", "SN-4711-0032",
            "InstallerRole", "a3k7odshaiipe8", "c1x2");

    @TempDir
    private Path folder;
    private final ManualTime time = new ManualTime();
    private final RecentLines ring = new RecentLines();

    @BeforeEach
    void logIntoARing() {
        ring.setName(RecentLines.NAME);
        ring.setContext(root().getLoggerContext());
        ring.start();
        root().addAppender(ring);
        log().setLevel(Level.INFO);
    }

    @AfterEach
    void logAsBefore() {
        root().detachAppender(ring);
        log().setLevel(null);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private static Logger log() {
        return (Logger) LoggerFactory.getLogger(SupportReportTest.class);
    }

    private SupportReport report(SettingsStore settings) {
        SerialPorts ports = new SerialPorts() {
            @Override
            public List<PortInfo> list() {
                return List.of(new PortInfo("/dev/ttyUSB0", "jweber's adapter", Optional.of(0x10c4), Optional.of(0xea60), Optional.of("SN-4711-0032")));
            }

            @Override
            public SerialLink open(String path, LineSettings line) {
                throw new AssertionError("nothing is opened");
            }
        };
        var failures = new RecentFailures(time);
        failures.note(new SignInFailure(SignInFailure.Kind.START_URL_WRONG, Map.of("url", "https://d-1234567890.awsapps.com/start", "region", "eu-west-1"),
                "token " + TOKEN));
        return new SupportReport("1.2.3", ports, settings, failures, new Trace(), time, new Redactor("/home/jweber", "jweber"));
    }

    private SettingsStore settings() {
        return new SettingsStore(() -> new PolicySource.Policy("/home/jweber/policy.yaml", Map.of(Setting.START_URL, "https://d-1234567890.awsapps.com/start",
                Setting.UPDATE_URL, "https://it.acme.example/claimport.json?token=" + TOKEN)), folder.resolve("config.yaml"));
    }

    private static String whole(List<SupportPart> parts) {
        return parts.stream().map(SupportPart::text).collect(Collectors.joining());
    }

    @Test
    void noSecretOfLogSettingsPortsOrFailuresGetsIntoTheZip() throws IOException {
        var log = log();
        SECRETS.forEach(secret -> log.info("said {} in passing, password={}, and \"{}\"", secret, secret, secret));
        log.warn("assumed arn:aws:sts::123456789012:assumed-role/InstallerRole/j.weber in account 123456789012 with AKIAIOSFODNN7EXAMPLE");
        log.warn("could not write /home/jweber/.aws/sso/cache/x.json as jweber for j.weber@acme.example, see https://u:hunter2@acme.example/a?code=BQXR-KVTM");
        log.warn("Authorization: Bearer " + JWT + " and x-amz-security-token: " + TOKEN + " with secretAccessKey = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
        log.warn("-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----");
        log.warn("no route to a3k7odshaiipe8-ats.iot.eu-west-1.amazonaws.com:8883, nor to https://c1x2.credentials.iot.eu-west-1.amazonaws.com/role");
        log.error("it broke", new IllegalStateException("with " + TOKEN, new IOException("password=hunter2 of jweber")));
        Path file = folder.resolve("support.zip");
        SupportFile.save(file, report(settings()).collect());
        String text = unzipped(file).values().stream().collect(Collectors.joining("\n"));
        for (String secret : SECRETS) {
            // These are secret only where they name a person, an organisation or a device: as a bare word in a sentence nobody can tell.
            boolean bare = List.of("hunter2", "d-1234567890", "SN-4711-0032", "InstallerRole", "a3k7odshaiipe8", "c1x2").contains(secret);
            assertFalse((bare ? text.replaceAll("said \\S+ in passing, password=\\S+ and \"[^\"]*\"", "") : text).contains(secret), secret + " in " + text);
        }
        assertTrue(text.contains("IllegalStateException") && text.contains("start-url-wrong") && text.contains("10c4:ea60") && text.contains("claimport 1.2.3"), text);
        assertTrue(text.contains("start-url = https://(portal).awsapps.com/…  [policy]"), text);
    }

    @Test
    void theZipIsForItsOwnerAloneAndNothingIsLeftBesideIt() throws IOException {
        Path file = folder.resolve("support.zip");
        Files.writeString(file, "an older one");
        SupportFile.save(file, List.of(new SupportPart("a.txt", "text\n")));
        assertEquals(Map.of("a.txt", "text\n"), unzipped(file));
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
        Failures.expect(LocalFailure.Kind.FILE_NOT_WRITABLE, () -> SupportFile.save(folder.resolve("gone").resolve("x.zip"), List.of()));
    }

    @Test
    void aBrokenPolicyIsPartOfTheReport() {
        SettingsStore broken = new SettingsStore(() -> {
            throw new PolicyFailure(PolicyFailure.Kind.POLICY_INVALID,
                    Map.of("file", "f", "problem", ValueProblem.REGION.at(new Place.Line(1)))).exception();
        }, folder.resolve("config.yaml"));
        assertTrue(whole(report(broken).collect()).contains("policy-invalid\nThe policy of this computer, f, cannot be used. Line 1: Only a region such as eu-west-1 is allowed.\n"));
    }

    @Test
    void theRingKeepsTheLastLinesAlone() {
        var log = log();
        for (int i = 0; i < 2000; i++) {
            log.info("line {}", i);
        }
        List<String> lines = ring.lines();
        assertEquals(500, lines.size());
        assertTrue(lines.stream().noneMatch(line -> line.endsWith("line 1")));
    }

    private static Map<String, String> unzipped(Path file) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (var zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var bytes = new ByteArrayOutputStream();
                zip.transferTo(bytes);
                texts.put(entry.getName(), bytes.toString(StandardCharsets.UTF_8));
            }
        }
        return texts;
    }
}
