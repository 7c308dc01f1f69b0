package dev.claimport.aws.config;

import static dev.claimport.testing.Failing.assertFails;
import static dev.claimport.testing.Failing.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.failure.ConfigFailure;
import dev.claimport.failure.LocalFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsConfigTest {

    @TempDir
    private Path home;

    @Test
    void profilesSessionsAndServicesAreTold() throws IOException {
        AwsConfig config = config("""
                # mine
                [default]
                region = eu-west-1

                [profile bench]
                sso_session = corp
                sso_account_id=123456789012
                SSO_Role_Name : Installer

                [sso-session corp]
                sso_start_url = https://d-1234567890.awsapps.com/start#
                sso_region = eu-central-1

                [services local]
                iot =
                  endpoint_url = http://localhost:4566
                sts =
                  endpoint_url = http://localhost:4567
                [profile "with blanks"]
                [plugins]
                cli_legacy_plugin_path = x
                [nameless]
                region = us-east-1
                """);
        assertEquals(List.of("default", "bench", "with blanks"), config.profiles());
        assertEquals(List.of("corp"), config.ssoSessions());
        Section bench = config.requireProfile("bench");
        assertEquals("bench", bench.name());
        assertEquals(Optional.of("Installer"), bench.get("sso_role_name"));
        assertEquals(Optional.of("https://d-1234567890.awsapps.com/start#"), config.requireSsoSession("corp").get("sso_start_url"));
        assertEquals(Optional.of("eu-central-1"), config.requireSsoSession("corp").get("sso_region"));
        assertEquals(Optional.of("http://localhost:4567"), config.services("local").orElseThrow().get("sts", "endpoint_url"));
    }

    @Test
    void whatTheCredentialsFileSaysGoesFirst() throws IOException {
        write("config", "[profile bench]\nregion = eu-west-1\naws_access_key_id = OLD\n[profile default]\noutput=json\n[default]\nregion=a-1\n");
        write("credentials", "[bench]\naws_access_key_id = NEW\naws_secret_access_key = x=y/z+==\n[other]\naws_access_key_id = A\n");
        AwsConfig config = AwsConfig.read(environment(Map.of()));
        Section bench = config.requireProfile("bench");
        assertEquals(Map.of("region", "eu-west-1", "aws_access_key_id", "NEW", "aws_secret_access_key", "x=y/z+=="), bench.values());
        assertEquals(Map.of("region", "a-1"), config.requireProfile("default").values());
        assertEquals(List.of("bench", "default", "other"), config.profiles());
    }

    @Test
    void variablesSayWhereTheFilesAre() throws IOException {
        Files.writeString(home.resolve("c.ini"), "[profile far]\nregion=eu-west-1\n");
        Files.writeString(home.resolve("s.ini"), "[near]\naws_access_key_id=A\n");
        AwsConfig config = AwsConfig.read(environment(Map.of("AWS_CONFIG_FILE", "~/c.ini", "AWS_SHARED_CREDENTIALS_FILE", home.resolve("s.ini").toString())));
        assertEquals(List.of("far", "near"), config.profiles());
    }

    @Test
    void noFilesAreNoProfiles() {
        assertEquals(List.of(), AwsConfig.read(environment(Map.of())).profiles());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "3| [default]\\nregion = eu-west-1\\nregion eu-west-1",
        "1| region = eu-west-1",
        "2| # x\\n[default\\nregion = eu-west-1",
        "2| [default]\\n= eu-west-1",
        "1| []",
        "3| [default]\\ns3 =\\n  max_concurrent_requests",
        "3| [default]\\nregion = a-1\\nregion = b-1",
        "3| [profile a]\\nregion = a-1\\n[profile a]",
        "4| [default]\\n\\n;\\n<html>"
    })
    void theLineWithTheFaultIsNamed(String line, String text) throws IOException {
        write("config", text.replace("\\n", "\n"));
        assertFails(ConfigFailure.Kind.CONFIG_UNREADABLE, Map.of("file", home.resolve(".aws/config").toString(), "line", line),
                () -> AwsConfig.read(environment(Map.of())));
    }

    @Test
    void aFaultInTheCredentialsFileNamesThatFileAndNotItsSecrets() throws IOException {
        write("credentials", "[default]\naws_secret_access_key SECRET-KEY\n");
        var failure = failure(() -> AwsConfig.read(environment(Map.of())));
        assertEquals(Map.of("file", home.resolve(".aws/credentials").toString(), "line", "2"), failure.facts());
        assertFalse(failure.toString().contains("SECRET-KEY"), failure.toString());
    }

    @Test
    void aFileThatIsNoTextIsUnreadable() throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.write(home.resolve(".aws/config"), "[default]\nregion=\u00e4".getBytes(StandardCharsets.ISO_8859_1));
        assertFails(LocalFailure.Kind.FILE_UNREADABLE, () -> AwsConfig.read(environment(Map.of())));
    }

    /** As the AWS CLI does it; and a pipe that nobody writes to would be waited for, a device has no end. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no pipes and devices among the files")
    @Timeout(120)
    void whatIsNoFileHasNothingToSay() throws Exception {
        Files.createDirectories(home.resolve(".aws/credentials"));
        assertEquals(0, new ProcessBuilder("mkfifo", home.resolve(".aws/config").toString()).start().waitFor());
        assertEquals(List.of(), AwsConfig.read(environment(Map.of())).profiles());
        assertEquals(List.of(), AwsConfig.read(environment(Map.of("AWS_CONFIG_FILE", "/dev/zero"))).profiles());
    }

    @Test
    void aFileWithoutMeasureIsUnreadable() throws IOException {
        write("config", "[default]\n" + "#".repeat(5 << 20));
        assertFails(LocalFailure.Kind.FILE_UNREADABLE, () -> AwsConfig.read(environment(Map.of())));
    }

    /** As Python's RawConfigParser reads them, with the names split as shlex does. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "plain                        | [profile plain]",
        "with blanks                  | [profile \"with blanks\"]",
        "with blanks                  | [profile 'with blanks']",
        "with blanks                  | [profile with\\ blanks]",
        "Someone's MacBook Pro        | [profile 'Someone'\"'\"'s MacBook Pro']",
        "say \"hi\"                    | [profile \"say \\\"hi\\\"\"]",
        "many                         | [profile    many]",
        "many                         | [profile\tmany]",
        "                             | [ profile many]   ",
        "behind                       | [profile behind] # and what else",
        "a]b                          | [profile a]b]",
        "Größe                        | [profile Größe]",
        "blank                        | \u00a0[profile blank]\u2003",
        "joined                       | [profile join''ed]",
        "odd                          | [profiles odd]",
        "                             | [profile two words]",
        "                             | [profile 'open]",
        "                             | [profile]",
        "                             | [plugins many]",
    })
    void namesOfProfilesAreTakenApartAsTheAwsCliDoes(String name, String header) throws IOException {
        AwsConfig config = config(header + "\nregion = eu-west-1\n");
        assertEquals(Optional.ofNullable(name).stream().toList(), config.profiles());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "eu-west-1                          | region = eu-west-1",
        "eu-west-1                          | region=eu-west-1",
        "eu-west-1                          | REGION : eu-west-1",
        "eu-west-1                          | \tregion = eu-west-1",
        "eu-west-1                          | \u3000 region\u00a0=\u2003eu-west-1\u00a0\u0085",
        "eu-west-1 # Dublin                 | region = eu-west-1 # Dublin",
        "eu-west-1 ; Dublin                 | region = eu-west-1 ; Dublin",
        "\"eu-west-1\"                        | region = \"eu-west-1\"",
        "a=b:c                              | region = a=b:c",
        "a\\nb                              | region = a\\n  b",
        "a\\nb                              | region = a\\n# between\\n  b",
        "a\\n\\nb                            | region = a\\n\\n  b",
    })
    void valuesAreWhatTheAwsCliTakes(String value, String line) throws IOException {
        AwsConfig config = config("[default]\n" + line.replace("\\n", "\n") + "\n");
        assertEquals(Optional.of(value.replace("\\n", "\n")), config.requireProfile("default").get("region"));
    }

    @Test
    void keysMayBeIndentedAndSectionsToo() throws IOException {
        AwsConfig config = config("  [profile a]\n    region = eu-west-1\n    output = json\n  [profile b]\n  region = eu-west-2\n");
        assertEquals(Map.of("region", "eu-west-1", "output", "json"), config.requireProfile("a").values());
        assertEquals(Map.of("region", "eu-west-2"), config.requireProfile("b").values());
    }

    @Test
    void whatAllSectionsHaveInCommonIsInAllOfThem() throws IOException {
        AwsConfig config = config("[DEFAULT]\nregion = eu-west-1\n[profile a]\n[profile b]\nregion = eu-west-2\n");
        assertEquals(Optional.of("eu-west-1"), config.requireProfile("a").get("region"));
        assertEquals(Optional.of("eu-west-2"), config.requireProfile("b").get("region"));
    }

    @Test
    void namesThatAreNotThereAreNamed() {
        AwsConfig config = AwsConfig.read(environment(Map.of()));
        assertFails(ConfigFailure.Kind.PROFILE_NOT_FOUND, Map.of("profile", "bench"), () -> config.requireProfile("bench"));
        assertFails(ConfigFailure.Kind.SSO_SESSION_NOT_FOUND, Map.of("session", "corp"), () -> config.requireSsoSession("corp"));
    }

    @Test
    void nothingSecretIsSaid() throws IOException {
        AwsConfig config = config("[default]\naws_secret_access_key = SECRET-KEY\n");
        assertFalse(config.requireProfile("default").toString().contains("SECRET-KEY"));
        assertFalse(environment(Map.of("AWS_SECRET_ACCESS_KEY", "SECRET-KEY")).toString().contains("SECRET-KEY"));
    }

    private AwsConfig config(String text) throws IOException {
        write("config", text);
        return AwsConfig.read(environment(Map.of()));
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws").resolve(name), text);
    }

    private AwsEnvironment environment(Map<String, String> variables) {
        return new AwsEnvironment(variables, home);
    }
}
