package dev.claimport.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.testing.ClassStrings;
import dev.claimport.testing.ClassStrings.Literal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Texts for people stand in bundles. A literal of two words behind each other is one for people when window or commands have it and it goes neither into
 * the log nor into an exception, and anywhere when it becomes a fact of a failure or of a problem.
 */
class LiteralTextsTest {

    private static final Pattern WORDS = Pattern.compile("\\p{L}{2,} \\p{L}{2,}");
    /** The AWS CLI's own words are its contract. */
    private static final Set<String> CONTRACT = Set.of("dev/claimport/cli/aws/", "dev/claimport/cli/TerminalMfaPrompt");
    /** Comments in what a shell reads, and the version of what was never packaged. */
    private static final List<String> NOT_FOR_PEOPLE = List.of("# MQTT ", "# start URL ", "(not packaged)");

    private static List<Literal> literals(String folder) {
        return ClassStrings.uses(folder).stream().filter(literal -> WORDS.matcher(literal.text()).find()).toList();
    }

    @Test
    void windowAndCommandsSayNothingThatIsInNoBundle() {
        List<Literal> all = literals("dev/claimport/desktop");
        assertTrue(all.stream().anyMatch(Literal::isForDevelopers), "the log has words");
        Set<String> said = told(all);
        said.addAll(told(literals("dev/claimport/cli").stream().filter(literal -> CONTRACT.stream().noneMatch(literal.where()::startsWith)).toList()));
        said.removeIf(text -> NOT_FOR_PEOPLE.stream().anyMatch(text::contains));
        assertEquals(Set.of(), said);
    }

    @Test
    void noFactOfAFailureIsAPhrase() {
        assertEquals(Set.of(), literals("dev/claimport").stream().filter(Literal::isFact).map(Literal::toString).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Set<String> told(List<Literal> literals) {
        return literals.stream().filter(literal -> !literal.isForDevelopers()).map(Literal::toString).collect(Collectors.toCollection(TreeSet::new));
    }
}
