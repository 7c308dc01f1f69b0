package dev.claimport.account.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.text.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Templates of the kinds that are in public, and what is found in each: every rule once at least, and nothing else. */
class TemplateBodiesTest {

    /** Found where there is more than a body: {@link AccountRulesTest}, {@link TemplateCheckTest}. */
    private static final Set<String> ELSEWHERE = Set.of("refused", "not-utf-8", "parameter-not-given", "parameter-not-declared");

    static List<String> expectations() throws IOException {
        return new String(read("expected.txt"), StandardCharsets.UTF_8).lines().toList();
    }

    static byte[] read(String name) throws IOException {
        try (InputStream in = TemplateBodiesTest.class.getResourceAsStream("templates/" + name)) {
            return in.readAllBytes();
        }
    }

    private static List<String> expected(String line) {
        return Arrays.stream(line.substring(line.indexOf(':') + 1).strip().split(" ")).filter(id -> !id.isEmpty()).sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void exactlyWhatIsExpectedIsFound(String line) throws IOException {
        CheckResult result = TemplateCheck.of(read(line.substring(0, line.indexOf(':')) + ".json"), Optional.empty());
        assertEquals(expected(line), result.findings().stream().map(finding -> finding.rule().id()).sorted().toList());
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void everyFindingCanBeSaid(String line) throws IOException {
        Messages texts = Messages.of("template-check", Locale.ENGLISH);
        for (Finding finding : TemplateCheck.of(read(line.substring(0, line.indexOf(':')) + ".json"), Optional.empty()).findings()) {
            for (String part : List.of(".message", ".remedy")) {
                String text = texts.text(finding.rule().id() + part, finding.facts());
                assertFalse(text.contains("\uFFFC"), text);
            }
        }
    }

    @Test
    void everyRuleOfABodyIsFoundSomewhere() throws IOException {
        Set<String> found = expectations().stream().flatMap(line -> expected(line).stream()).collect(Collectors.toCollection(TreeSet::new));
        found.addAll(ELSEWHERE);
        Set<String> all = Rules.all().stream().map(Rule::id).collect(Collectors.toCollection(TreeSet::new));
        AccountRules.all().forEach(rule -> all.remove(rule.id()));
        assertEquals(all, found);
        assertTrue(expectations().size() >= 50);
    }

    /** Half of what is given may be cut away anywhere: something is said, and nothing breaks. */
    @Test
    void aBodyThatIsCutOffAnywhereIsNoJson() throws IOException {
        String body = new String(read("least-privilege.json"), StandardCharsets.UTF_8).strip();
        for (int end = 1; end < body.length(); end++) {
            CheckResult result = TemplateCheck.of(body.substring(0, end).getBytes(StandardCharsets.UTF_8), Optional.empty());
            assertEquals(List.of("not-json"), result.findings().stream().map(finding -> finding.rule().id()).toList(), body.substring(0, end));
        }
        Stream.of("\"\"", "1", "null", "{}").forEach(other -> assertTrue(TemplateCheck.of(other.getBytes(StandardCharsets.UTF_8), Optional.empty()).isBroken()));
    }

    /** Pieces of one body in another: whatever comes of it is found fault with, and nothing breaks. */
    @ParameterizedTest
    @MethodSource("expectations")
    void aBodyThatIsMixedUpBreaksNothing(String line) throws IOException {
        String body = new String(read(line.substring(0, line.indexOf(':')) + ".json"), StandardCharsets.UTF_8);
        String[] pieces = {"null", "[]", "{}", "1", "\"${\"", "{\"Ref\": 1}", "{\"Fn::Sub\": []}", "{\"Fn::Join\": [1]}", "[null]", "\"\""};
        var random = new Random(line.hashCode());
        for (int i = 0; i < 40; i++) {
            List<MatchResult> values = Pattern.compile("\"[^\"\\\\]*\"(?!\\s*:)").matcher(body).results().toList();
            if (values.isEmpty()) {
                return;
            }
            MatchResult value = values.get(random.nextInt(values.size()));
            String mixed = body.substring(0, value.start()) + pieces[i % pieces.length] + body.substring(value.end());
            TemplateCheck.of(mixed.getBytes(StandardCharsets.UTF_8), Optional.of(Map.of("SerialNumber", "A-1")));
        }
    }
}
