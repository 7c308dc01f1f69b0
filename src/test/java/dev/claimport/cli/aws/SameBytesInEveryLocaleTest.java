package dev.claimport.cli.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.testing.ScriptedServer;
import dev.claimport.testing.ScriptedServer.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What programs read is the same for all, byte for byte, by real processes: in each language, and where digits are others. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the environment of the processes is a Unix's")
class SameBytesInEveryLocaleTest {

    /** Of each run its own, and how long it took. */
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String MILLIS = "(\"millis\": *)\\d+";

    @TempDir
    private Path folder;
    private ScriptedServer server;

    @BeforeEach
    void write() throws Exception {
        Files.writeString(folder.resolve("body.json"), "{\"Parameters\": {\"Serial\": {\"Type\": \"Number\"}}, \"Resources\": {}}");
        Files.writeString(folder.resolve("profile.yaml"), "name: x\nbaud: many\n");
        server = new ScriptedServer(request -> Optional.of(request.path().contains("refused") ? Answer.error(404, "ResourceNotFoundException", "Größe 製品")
                : Answer.json(200, "{\"certificateId\":\"x\",\"expiration\":1764450000.5,\"größe\":\"製品\"}")));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Aws.Outcome run(Locale locale, String line) throws Exception {
        // Not by LANG, for which the locale would have to be installed. Of two options of the same name, Java's launcher takes the last.
        String options = "-Duser.language=%s -Duser.script=%s -Duser.country=%s -Duser.extensions=%s".formatted(locale.getLanguage(), locale.getScript(),
                locale.getCountry(), locale.hasExtensions() ? "u-" + locale.getExtension('u') : "");
        Aws aws = Aws.at(folder, server.uri()).with("LC_ALL", "C.UTF-8").with("JDK_JAVA_OPTIONS", options);
        Aws.Outcome outcome = AwsProcess.start(folder, aws.environment(), line.split(" ")).end();
        return new Aws.Outcome(outcome.exitCode(), outcome.out().replaceAll(ID, "ID").replaceAll(MILLIS, "$1N"),
                outcome.err().lines().filter(told -> !told.contains("JDK_JAVA_OPTIONS")).reduce("", (all, told) -> all + told + "\n"));
    }

    /** German and digits of another script in each build, the others in long ones. */
    private void assertSame(Locale locale) throws Exception {
        for (String line : List.of("create-provisioning-claim --template-name sensors", "iot create-provisioning-claim --template-name sensors --output yaml",
                "iot create-provisioning-claim --template-name refused", "iot create-provisioning-claim --template-nam", "iot describe-endpoint --output table")) {
            assertEquals(run(Locale.ENGLISH, line), run(locale, line), line);
        }
        for (String line : List.of("doctor", "template check " + folder.resolve("body.json"), "profiles check " + folder.resolve("profile.yaml"),
                "profiles list", "config list", "handover --template-name T --port /dev/nowhere", "ledger list")) {
            Aws.Outcome english = run(Locale.ENGLISH, line + " --output json");
            assertTrue(english.out().startsWith("{") || english.out().startsWith("["), line + ": " + english);
            assertEquals(english.out(), run(locale, line + " --output json").out(), line);
        }
        String told = "template check " + folder.resolve("body.json");
        assertNotEquals(run(Locale.ENGLISH, told).out(), run(locale, told).out(), "people are spoken to in their language, or this would show nothing");
    }

    static Stream<Locale> locales() {
        return Stream.of("fr-CA", "es-MX", "pt-BR", "pl-PL", "vi-VN", "ja-JP", "zh-Hans-CN").map(Locale::forLanguageTag);
    }

    static Stream<Locale> two() {
        return Stream.of("de-CH", "ja-JP-u-nu-fullwide").map(Locale::forLanguageTag);
    }

    @ParameterizedTest
    @MethodSource("two")
    void twoOfThemInEachBuild(Locale locale) throws Exception {
        assertSame(locale);
    }

    @ParameterizedTest
    @MethodSource("locales")
    @Tag("long")
    void inAllOthers(Locale locale) throws Exception {
        assertSame(locale);
    }
}
