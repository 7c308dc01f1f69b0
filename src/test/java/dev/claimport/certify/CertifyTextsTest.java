package dev.claimport.certify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.certify.clause.Clause;
import dev.claimport.certify.clause.ClauseGroup;
import dev.claimport.certify.clause.Clauses;
import dev.claimport.certify.clause.FamilyClauses;
import dev.claimport.certify.clause.Lack;
import dev.claimport.failure.LocalFailure;
import dev.claimport.testing.ClassStrings;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of a certification: none is missing, none is left over. */
class CertifyTextsTest {

    @Test
    void everyClauseHasASentenceAndAPlaceAndNothingIsLeftOver() {
        Set<String> present = new TreeSet<>(ResourceBundle.getBundle("dev.claimport.text.certify", Locale.ROOT).keySet());
        Set<String> used = new TreeSet<>();
        Stream.concat(Clauses.all().stream(), FamilyClauses.all().stream()).forEach(clause -> used.addAll(List.of("clause." + clause.id(), "clause." + clause.id() + ".place")));
        Arrays.stream(ClauseGroup.values()).forEach(group -> used.add("group." + group.id()));
        Arrays.stream(Lack.values()).forEach(lack -> used.add("why.not-applicable.lack." + lack.id()));
        Arrays.stream(Verdict.values()).forEach(verdict -> used.add("verdict." + verdict.id()));
        outcomes().forEach(outcome -> used.add("outcome." + outcome.id()));
        Set<String> literals = new HashSet<>();
        List.of("dev/claimport/certify/report", "dev/claimport/cli").forEach(folder -> ClassStrings.of(folder).values().forEach(literals::addAll));
        present.stream().filter(key -> literals.contains(key) || key.startsWith("report.") && literals.contains(key.substring("report.".length()))).forEach(used::add);
        assertEquals(present, used);
    }

    @Test
    void idsOfClausesAreDifferentAndBeginWithTheirGroup() {
        List<? extends Clause<?>> all = Stream.concat(Clauses.all().stream(), FamilyClauses.all().stream()).toList();
        assertEquals(all.size(), all.stream().map(Clause::id).distinct().count());
        all.forEach(clause -> assertEquals(clause.group().id(), clause.id().split("-")[0]));
    }

    private static Stream<ClauseResult.Outcome> outcomes() {
        return Stream.of(new ClauseResult.Passed(), new ClauseResult.Failed("a", "b"), new ClauseResult.Broken(new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of())),
                new ClauseResult.NotApplicable(Lack.SEAL), new ClauseResult.NotHeld());
    }
}
