package dev.claimport.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.account.folder.AccountProblem;
import dev.claimport.bench.order.OrderProblem;
import dev.claimport.claim.template.TemplateProblem;
import dev.claimport.cli.UsageProblem;
import dev.claimport.device.profile.ProfileProblem;
import dev.claimport.failure.LocalProblem;
import dev.claimport.failure.Place;
import dev.claimport.failure.Problem;
import dev.claimport.failure.ValueProblem;
import dev.claimport.practice.cloud.registry.HookProblem;
import dev.claimport.practice.scenario.ScenarioProblem;
import dev.claimport.settings.SettingsProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemTextsTest {

    private static final Set<String> PLACES = Set.of("place.path", "place.line", "place.position", "place.in-file");

    private final Messages messages = Messages.of("problems", Locale.ENGLISH);

    static Stream<Problem> problems() {
        return Stream.<Problem.Kind[]>of(TemplateProblem.values(), ProfileProblem.values(), ValueProblem.values(), LocalProblem.values(),
                SettingsProblem.values(), ScenarioProblem.values(), AccountProblem.values(), HookProblem.values(), OrderProblem.values(), UsageProblem.values(), TranslationProblem.values()).flatMap(Arrays::stream).map(kind ->
                kind.problem(kind.facts().stream().map(name -> "<" + name + ">").toArray()));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void everyKindIsAWholeSentenceOfItsFacts(Problem problem) {
        String text = messages.problem(problem);
        assertTrue(text.matches(".*([.?]|[:?] <\\w+>)") && !text.contains("'") && (Character.isUpperCase(text.charAt(0)) || "<“-".indexOf(text.charAt(0)) >= 0), text);
        problem.facts().values().forEach(fact -> assertTrue(text.contains(fact.toString()), text + " does not say " + fact));
    }

    @Test
    void noTextIsLeftOver() {
        Set<String> expected = problems().map(problem -> messages.keyFor(problem.kind().key(), problem.facts())).collect(Collectors.toCollection(TreeSet::new));
        expected.addAll(PLACES);
        Set<String> there = ResourceBundle.getBundle("dev.claimport.text.problems", Locale.ROOT).keySet();
        assertEquals(expected, there.stream().filter(key -> !key.endsWith(".one")).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void aPlaceStandsBeforeTheSentence() {
        assertEquals("Resources.thing: This cannot be null.", said(new Place.Path("Resources.thing")));
        assertEquals("Line 3: This cannot be null.", said(new Place.Line(3)));
        assertEquals("Line 3, column 14: This cannot be null.", said(new Place.Position(3, 14)));
    }

    @Test
    void aProblemIsPartOfAnyOtherText() {
        Problem problem = TemplateProblem.NULL.problem();
        assertEquals("The template T cannot be used. This cannot be null. This cannot be null.",
                Messages.of("failures", Locale.ENGLISH).text("template-unreadable.message", Map.of("template", "T", "problem", List.of(problem, problem))));
    }

    @Test
    void whatOthersWroteIsFitToBeShown() {
        String shown = messages.problem(TemplateProblem.MEMBER_MISSING.at(new Place.Path("\u001b[31m"), "a\u202eb\n" + "x".repeat(5000)));
        assertTrue(shown.length() < 340 && shown.chars().noneMatch(c -> Character.isISOControl(c) || c == 0x202e), shown);
    }

    private String said(Place place) {
        return messages.problem(TemplateProblem.NULL.at(place));
    }
}
