package dev.claimport.device.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.Place;
import dev.claimport.failure.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of a profile, each as what it is asked for, and what is said of those that are none. */
class FieldsTest {

    private final List<Problem> problems = new ArrayList<>();

    private Fields fields(String text) {
        return Fields.read(text, problems).orElseThrow();
    }

    private List<String> kinds() {
        return problems.stream().map(problem -> problem.kind().name()).toList();
    }

    @Test
    void whatIsNoMappingHasNoFields() {
        assertEquals(Optional.empty(), Fields.read("- a", problems));
        assertEquals(1, problems.size());
    }

    @Test
    void keysAreWhatIsThere() {
        Fields fields = fields("a: 1\nb: { c: 2 }\n");
        assertTrue(fields.has("a"));
        assertFalse(fields.has("c"));
        assertEquals(List.of("a", "b"), fields.keys());
        assertEquals(2, fields.line("b"));
        assertEquals(1, fields.line("z"), "that of the whole");
        assertEquals(Optional.of("2"), fields.section("b").orElseThrow().text("c"));
    }

    @Test
    void problemIsToldOnItsLine() {
        Fields fields = fields("a: 1\nb: [x]\n");
        assertEquals(Optional.empty(), fields.text("b"));
        assertEquals(new Place.Line(2), problems.getFirst().place());
        assertEquals(List.of("TEXT_WRONG"), kinds());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", value = {"word|word", "' a b '|a b", "''|none", "'  '|none", "\"a\\tb\"|none", "\"a\\nb\"|none", "[a]|none"})
    void textIsOneLineWithSomethingInIt(String value, String text) {
        assertEquals(Optional.ofNullable(text), fields("a: " + value.replace("|", "") + "\n").text("a"));
        assertEquals(text == null ? 1 : 0, problems.size());
    }

    @Test
    void valueMayBeEmpty() {
        assertEquals(Optional.of(""), fields("a: ''").value("a"));
        assertEquals(Optional.of("b"), fields("a: b").value("a"));
        assertEquals(Optional.empty(), fields("a: b").value("z"));
        assertEquals(List.of(), kinds());
        assertEquals(Optional.empty(), fields("a: '  '").value("a"));
        assertEquals(List.of("TEXT_WRONG"), kinds());
    }

    @Test
    void whatIsRequiredAndMissingIsToldOnceAndKnownByItsName() {
        Fields fields = fields("neme: x\n");
        assertEquals("", fields.required("name"));
        fields.refuseOthers();
        assertEquals(List.of("KEY_MISSING", "KEY_MISSPELT"), kinds());
        problems.clear();
        assertEquals("", fields("name: [x]").required("name"));
        assertEquals(List.of("TEXT_WRONG"), kinds());
        assertEquals("x", fields("name: x").required("name"));
    }

    @Test
    void choiceIsOneOfThoseThatThereAre() {
        Map<String, Integer> choices = Map.of("none", 0, "crc32", 1);
        assertEquals(1, fields("a: crc32").choice("a", choices, 7));
        assertEquals(7, fields("b: crc32").choice("a", choices, 7));
        assertEquals(List.of(), kinds());
        assertEquals(7, fields("a: crc23").choice("a", choices, 7));
        assertEquals(7, fields("a: md5sum").choice("a", choices, 7));
        assertEquals(List.of("VALUE_MISSPELT", "VALUE_UNKNOWN"), kinds());
        assertTrue(fields("a: 'true'").flag("a", false));
        assertFalse(fields("a: 'false'").flag("a", true));
        assertTrue(fields("b: x").flag("a", true));
    }

    @ParameterizedTest
    @CsvSource({"3,3", "9,9", "2,-1", "10,-1", "-4,-1", "4.0,-1", "1234567890,-1", "x,-1"})
    void numberIsWholeAndWithinItsLimits(String text, int number) {
        assertEquals(number, fields("a: '" + text + "'").whole("a", 3, 9, -1));
        assertEquals(number < 0 ? List.of("NUMBER_WRONG") : List.of(), kinds());
        assertEquals(-1, fields("b: 5").whole("a", 3, 9, -1));
    }

    @Test
    void numbersOfNineDigitsAreRead() {
        assertEquals(999_999_999, fields("a: 999999999").whole("a", 0, Integer.MAX_VALUE, -1));
    }

    @ParameterizedTest
    @CsvSource({"1500 ms,1500", "1500ms,1500", "3 s,3000", "1 min,60000", "60 s,60000", "60001 ms,-1", "61 s,-1", "2 min,-1", "3,-1", "3 h,-1", "1234567 ms,-1", "0 s,0"})
    void durationHasAUnitAndALimit(String text, long millis) {
        assertEquals(Duration.ofMillis(millis), fields("a: " + text).duration("a", Duration.ofMinutes(1), Duration.ofMillis(-1)));
        assertEquals(millis < 0 ? List.of("DURATION_WRONG") : List.of(), kinds());
        assertEquals(Duration.ZERO, fields("b: 5 s").duration("a", Duration.ofMinutes(1), Duration.ZERO));
    }

    @Test
    void oneWordIsAListAsWell() {
        Problem.Kind wrong = ProfileProblem.PARAMETER_WRONG;
        assertEquals(List.of("a", "b"), fields("x: [a, ' b ']").list("x", Optional::of, wrong));
        assertEquals(List.of("a"), fields("x: a").list("x", Optional::of, wrong));
        assertEquals(List.of(), fields("y: a").list("x", Optional::of, wrong));
        assertEquals(List.of(), kinds());
        assertEquals(List.of("a"), fields("x:\n  - a\n  - [b]\n  - c\n").list("x", text -> Optional.of(text).filter("a"::equals), wrong));
        assertEquals(List.of(new Place.Line(3), new Place.Line(4)), problems.stream().map(Problem::place).toList());
    }

    @Test
    void whatNobodyAskedForIsRefusedOnItsLine() {
        Fields fields = fields("a: 1\nbaud: 2\nbauds: 3\nzzz: 4\n");
        fields.text("a");
        fields.text("baud");
        fields.refuseOthers();
        assertEquals(List.of("KEY_MISSPELT", "KEY_UNKNOWN"), kinds());
        assertEquals(List.of(new Place.Line(3), new Place.Line(4)), problems.stream().map(Problem::place).toList());
    }

    @Test
    void sectionIsAMapping() {
        assertEquals(Optional.empty(), fields("a: b").section("a"));
        assertEquals(List.of("SECTION_WRONG"), kinds());
        assertEquals(Optional.empty(), fields("a: b").section("z"));
        assertEquals(1, problems.size());
    }
}
