package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.account.kit.KitCheck.Part;
import dev.claimport.app.Check;
import dev.claimport.handover.Awaited;
import dev.claimport.handover.HandoverResult.Outcome;
import dev.claimport.testing.ClassStrings;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The texts of the commands: none is missing, none is left over. */
class CliTextsTest {

    /** As keys are written: {@code note.signed-in}. */
    private static final Pattern KEY = Pattern.compile("(answer|config|doctor|dry-run|failure|handover|ledger|login|logout|note|ports|probe|profiles|practice|result|setup|step|support|template|trace|usage|wait|whoami)\\.[a-z-]+");

    /** The forms of a text that a number chooses are one text. */
    private final Set<String> present = ResourceBundle.getBundle("dev.claimport.text.cli", Locale.ROOT).keySet().stream()
            .map(key -> key.replaceFirst("\\.[a-zA-Z]+\\.(one|other)$", "")).collect(Collectors.toCollection(TreeSet::new));

    @Test
    void everyTextThatIsUsedIsThereAndEveryTextThatIsThereIsUsed() {
        Set<String> used = new TreeSet<>(strings());
        // Built from the outcome's id.
        Arrays.stream(Outcome.values()).map(outcome -> "result." + outcome.id()).forEach(used::add);
        Arrays.stream(Awaited.values()).map(what -> "wait." + what.id()).forEach(used::add);
        Arrays.stream(Check.State.values()).map(state -> "doctor." + state.id()).forEach(used::add);
        Arrays.stream(Part.values()).map(part -> "setup.part-" + part.id()).forEach(used::add);
        assertEquals(present, used);
    }

    /** Every string in the classes of the commands that has the form of a key. */
    private static Set<String> strings() {
        return ClassStrings.of("dev/claimport/cli").values().stream().flatMap(Set::stream)
                .filter(text -> KEY.matcher(text).matches()).collect(Collectors.toSet());
    }
}
