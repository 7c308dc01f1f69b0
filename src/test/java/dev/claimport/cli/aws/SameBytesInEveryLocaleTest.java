package dev.claimport.cli.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.testing.ScriptedServer;
import dev.claimport.testing.ScriptedServer.Answer;
import dev.claimport.text.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What programs read is the same for all, byte for byte, by real processes: in each language, and where digits are others. */
@Tag("long")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the environment of the processes is a Unix's")
class SameBytesInEveryLocaleTest {

    /** Of each run its own, and how long it took; in digits that every program reads. */
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String TIME = "[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){2}(\\.[0-9]+)?Z";
    private static final String MILLIS = "(\"millis\": *)[0-9]+";

    private static final List<String> OF_THE_AWS_CLI = List.of("create-provisioning-claim --template-name sensors",
            "iot create-provisioning-claim --template-name sensors --output yaml", "iot create-provisioning-claim --template-name refused",
            "iot create-provisioning-claim --template-nam", "iot describe-endpoint --output table");
    private static final List<String> AS_JSON = List.of("doctor", "template check body.json", "profiles check profile.yaml", "profiles list", "config list",
            "handover --template-name T --port /dev/nowhere", "ledger list");
    private static final String TOLD = "template check body.json";

    @TempDir
    private static Path folder;
    private static ScriptedServer server;
    private static final Map<String, Aws.Outcome> ENGLISH = new HashMap<>();

    @BeforeAll
    static void listen() throws Exception {
        Files.writeString(folder.resolve("body.json"), "{\"Parameters\": {\"Serial\": {\"Type\": \"Number\"}}, \"Resources\": {}}");
        Files.writeString(folder.resolve("profile.yaml"), "name: x\nbaud: many\n");
        server = new ScriptedServer(request -> Optional.of(request.path().contains("refused") ? Answer.error(404, "ResourceNotFoundException", "Größe 製品")
                : Answer.json(200, "{\"certificateId\":\"x\",\"expiration\":1764450000.5,\"größe\":\"製品\"}")));
        for (String line : OF_THE_AWS_CLI) {
            ENGLISH.put(line, run(Locale.ENGLISH, line));
        }
        for (String line : AS_JSON) {
            Aws.Outcome outcome = run(Locale.ENGLISH, line + " --output json");
            assertTrue(outcome.out().startsWith("{") || outcome.out().startsWith("["), line + ": " + outcome);
            ENGLISH.put(line, outcome);
        }
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static Aws.Outcome run(Locale locale, String line) throws Exception {
        // Not by LANG, for which the locale would have to be installed.
        String options = "-Duser.language=%s -Duser.script=%s -Duser.country=%s -Duser.extensions=%s".formatted(locale.getLanguage(), locale.getScript(),
                locale.getCountry(), locale.hasExtensions() ? "u-" + locale.getExtension('u') : "");
        Aws aws = Aws.at(folder, server.uri()).with("LC_ALL", "C.UTF-8").with("JDK_JAVA_OPTIONS", options)
                // Each its own ledger, in which what failed stands once.
                .with("XDG_DATA_HOME", folder.resolve("data").resolve(locale.toLanguageTag()).toString());
        String[] words = Stream.of(line.split(" ")).map(word -> word.matches("(body|profile)\\..*") ? folder.resolve(word).toString() : word).toArray(String[]::new);
        Aws.Outcome outcome = AwsProcess.start(folder, aws.environment(), words).end();
        return new Aws.Outcome(outcome.exitCode(), outcome.out().replaceAll(ID, "ID").replaceAll(TIME, "TIME").replaceAll(MILLIS, "$1N"),
                outcome.err().lines().filter(told -> !told.contains("JDK_JAVA_OPTIONS")).collect(Collectors.joining("\n")));
    }

    /** Each language as one of its countries writes numbers, and digits of other scripts. */
    static Stream<Locale> locales() {
        return Stream.of("de-CH", "fr-CA", "es-MX", "pt-BR", "pl-PL", "vi-VN", "ja-JP-u-nu-fullwide", "zh-Hans-CN", "ar-EG").map(Locale::forLanguageTag);
    }

    @ParameterizedTest
    @MethodSource("locales")
    void whatProgramsReadIsTheSame(Locale locale) throws Exception {
        for (String line : OF_THE_AWS_CLI) {
            assertEquals(ENGLISH.get(line), run(locale, line), line);
        }
        for (String line : AS_JSON) {
            assertEquals(ENGLISH.get(line).out(), run(locale, line + " --output json").out(), line);
        }
        if (Language.of(locale).isPresent()) {
            assertNotEquals(run(Locale.ENGLISH, TOLD).out(), run(locale, TOLD).out(), "people are spoken to in their language, or the rest would show nothing");
        }
    }
}
