package dev.claimport.account.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MeetingTest {

    @Test
    void everyRuleThatIsNamedIsThere() {
        Set<String> unknown = new TreeSet<>(Meeting.named());
        unknown.removeAll(Rules.all().stream().map(Rule::id).collect(Collectors.toSet()));

        assertEquals(Set.of(), unknown);
    }

    @Test
    void whatBreaksIsMetSomewhere() {
        Rules.all().stream().filter(rule -> rule.severity() == Severity.BREAKS).forEach(rule -> assertNotEquals(Meeting.NOWHERE, Meeting.of(rule), rule.id()));
    }
}
