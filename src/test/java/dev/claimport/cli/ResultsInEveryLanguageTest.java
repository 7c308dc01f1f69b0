package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.text.Language;
import dev.claimport.text.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** People are spoken to in their language; what programs read is the same for all. */
class ResultsInEveryLanguageTest {

    @TempDir
    private static Path folder;
    private static List<String[]> commands;

    @BeforeEach
    void write() throws Exception {
        Path template = Files.writeString(folder.resolve("body.json"), "{\"Parameters\": {\"Serial\": {\"Type\": \"Number\"}}, \"Resources\": {}}");
        Path profile = Files.writeString(folder.resolve("profile.yaml"), "name: x\nbaud: many\n");
        commands = Stream.of("handover --template-name T", "doctor", "template check " + template, "profiles check " + profile, "profiles list", "ports")
                .map(line -> (line + " --output json").split(" ")).toList();
    }

    static Stream<Locale> locales() {
        return Stream.concat(Arrays.stream(Language.values()).map(Language::tag), Stream.of("ar-EG", "hi-IN-u-nu-deva")).map(Locale::forLanguageTag);
    }

    private static RecordedTerminal terminal(Locale locale) {
        var terminal = new RecordedTerminal();
        terminal.locale = locale;
        return terminal;
    }

    /** Without what each run has of its own. */
    private static String result(Locale locale, String[] command) {
        return terminal(locale).type(command).out().replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID").replaceAll("(\"millis\":)\\d+", "$1N");
    }

    @ParameterizedTest
    @MethodSource("locales")
    void jsonIsTheSameInAllOfThem(Locale locale) {
        for (String[] command : commands) {
            String english = result(Locale.ENGLISH, command);
            assertTrue(english.startsWith("{") || english.startsWith("["), english);
            assertEquals(english, result(locale, command));
        }
    }

    @Test
    void peopleAreSpokenToInTheirLanguage() {
        String english = terminal(Locale.ENGLISH).type("handover", "--template-name", "T").err();
        String german = terminal(Locale.GERMANY).type("handover", "--template-name", "T").err();
        assertTrue(english.contains("[no-credentials]") && german.contains("[no-credentials]"), "the id is what one searches for");
        assertNotEquals(english, german);
        assertTrue(german.contains(Messages.of("failures", Locale.GERMAN).text("no-credentials.message")), german);
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void whatHelpConsistsOfIsHeadedInTheLanguage(Language language) {
        String help = terminal(language.locale()).type("--help").out();
        assertEquals(List.of(), Stream.of("Usage", "Commands:", "Options:").filter(help::contains).toList(), help);
        assertTrue(help.contains("claimport [-hV] [COMMAND]"), help);
    }

    @Test
    void yesIsSaidAsTheLanguageSaysItOrWithAnY() {
        for (Language language : Language.values()) {
            Messages texts = Messages.of("cli", Locale.forLanguageTag(language.tag()));
            String own = texts.text("answer.yes");
            Stream.of(own, " " + own.toUpperCase(Locale.ROOT), "y", "Yes", "\uff59").forEach(yes -> assertTrue(YesOrNo.isYes(yes, texts), language + " " + yes));
            Stream.of("", "n", "N", "q", "\uff4e").forEach(no -> assertTrue(!YesOrNo.isYes(no, texts), language + " " + no));
            Stream.of("", own, "y", "No", texts.text("answer.no")).forEach(clear -> assertTrue(YesOrNo.isEither(clear, texts), language + " " + clear));
            assertTrue(!YesOrNo.isEither("q", texts), language.tag());
            Stream.of("support.ask", "setup.hook").map(key -> texts.text(key, Map.of("file", "f"))).forEach(question ->
                    assertTrue(question.contains("[" + own + "/N]") || own.charAt(0) > 'z' && question.contains("[y/N]"), question));
        }
    }
}
