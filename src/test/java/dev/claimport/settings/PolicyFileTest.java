package dev.claimport.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.claimport.failure.Failure;
import dev.claimport.failure.Place;
import dev.claimport.failure.PolicyFailure;
import dev.claimport.testing.Failures;
import dev.claimport.text.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void aFolderOfTheAdministrators() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("unix"));
        file = folder.resolve("policy.yaml");
        rights(folder, "rwxr-xr-x");
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
        rights(file, "rw-r--r--");
    }

    private static void rights(Path path, String rights) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }

    /** Whoever runs the test is the administrator. */
    private PolicyFile policy() throws IOException {
        return new PolicyFile(file, (Integer) Files.getAttribute(folder, "unix:uid"));
    }

    @Test
    void withoutAFileNothingIsFixed() throws IOException {
        assertEquals(Map.of(), policy().read().values());
    }

    @Test
    void everySettingCanBeFixedAndNamesCanBeAList() throws IOException {
        write("""
                # Acme
                start-url: https://acme.awsapps.com/start
                sso-region: eu-west-1
                sign-ins: [identity-center, console]
                region: eu-central-1
                templates: [gateway, sensor]
                device-profiles: claimport-handover
                root-ca: amazon-root-ca-3
                practice: false
                updates: off
                update-url: https://it.acme.example/claimport.json
                update-key: MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
                language: EN
                appearance: dark
                text-size: 150
                reduced-motion: on
                sounds: off
                ledger-url: jdbc:postgresql://ledger.acme.example/claimport
                ledger-required: on
                label-printer: tcp://10.0.0.9:9100
                label-template: /etc/claimport/label.zpl
                label-at-pass: off
                """);
        Map<Setting, String> values = policy().read().values();
        assertEquals(Setting.values().length, values.size());
        assertEquals("gateway, sensor", values.get(Setting.TEMPLATES));
        assertEquals("off", values.get(Setting.PRACTICE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            region: eu-central-1;practise: off           | 2 | The key “practise” is unknown.
            practice: maybe                              | 1 | on, off
            practice:                                    | 1 | on, off
            practice: off;practice: on                   | 2 | twice
            start-url: http://acme.example               | 1 | https
            ledger-url: jdbc:postgresql://h/d?password=x | 1 | never with a password
            ledger-url: jdbc:postgresql://u:x@h/d        | 1 | never with a password
            ledger-url: jdbc:postgresql://h/d?sslmode=disable | 1 | jdbc:postgresql
            ledger-url: jdbc:sqlite:ledger.db            | 1 | jdbc:postgresql
            region: [eu-west-1]                          | 1 | region
            templates: {a: b}                            | 1 | names
            - practice                                   | 1 | Keys and values
            practice: off;  region: eu-west-1            | 2 | not YAML
            templates: &a [x];device-profiles: *a        |   | not YAML
            "templates: 'a,,b'"                          | 1 | names
            """)
    void aMistakeIsNamedWithItsLine(String text, String line, String problem) throws IOException {
        write(text.replace(';', '\n') + "\n");
        Failure failure = Failures.expect(PolicyFailure.Kind.POLICY_INVALID, policy()::read);
        String told = Messages.of("failures", Locale.ROOT).message(failure);
        assertTrue((line == null || told.contains("Line " + line + ": ")) && told.contains(problem), told);
    }

    @Test
    void whatIsNoTextOrTooLongIsAMistake() throws IOException {
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        Failures.expect(PolicyFailure.Kind.POLICY_INVALID, policy()::read);
        write("#".repeat(SettingsYaml.LARGEST + 1));
        Failures.expect(PolicyFailure.Kind.POLICY_INVALID, policy()::read);
        write("[".repeat(10_000));
        Failures.expect(PolicyFailure.Kind.POLICY_INVALID, policy()::read);
        write("practice: off\nregion: \"\\u");
        assertEquals(SettingsProblem.NOT_YAML.at(new Place.Line(2)), Failures.expect(PolicyFailure.Kind.POLICY_INVALID, policy()::read).facts().get("problem"));
    }

    @Test
    void aPolicyThatOthersCouldWriteIsNotBelieved() throws IOException {
        write("practice: on\n");
        rights(file, "rw-r--rw-");
        Failures.expect(PolicyFailure.Kind.POLICY_UNTRUSTED, policy()::read);
        rights(file, "rw-rw-r--");
        Failures.expect(PolicyFailure.Kind.POLICY_UNTRUSTED, policy()::read);
        rights(file, "rw-r--r--");
        rights(folder, "rwxr-xrwx");
        Failures.expect(PolicyFailure.Kind.POLICY_UNTRUSTED, policy()::read);
    }

    @Test
    void aPolicyOfSomebodyElseIsNotBelieved() throws IOException {
        write("practice: on\n");
        int me = (Integer) Files.getAttribute(folder, "unix:uid");
        Failures.expect(PolicyFailure.Kind.POLICY_UNTRUSTED, new PolicyFile(file, me + 1)::read);
    }

    @Test
    void aLinkThatLeadsNowhereAndAFolderAreNoPolicy() throws IOException {
        Files.createSymbolicLink(file, folder.resolve("gone"));
        Failures.expect(PolicyFailure.Kind.POLICY_INVALID, policy()::read);
        Files.delete(file);
        Files.createDirectory(file);
        rights(file, "rwxr-xr-x");
        Failures.expect(PolicyFailure.Kind.POLICY_INVALID, policy()::read);
    }

    @Test
    void anEmptyFileFixesNothing() throws IOException {
        Files.write(file, "# nothing yet\n".getBytes(StandardCharsets.UTF_8));
        rights(file, "rw-r--r--");
        assertEquals(Map.of(), policy().read().values());
    }
}
