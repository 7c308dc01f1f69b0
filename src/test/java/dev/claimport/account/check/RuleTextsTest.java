package dev.claimport.account.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.text.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every rule has its texts, and the bundle has no others. */
class RuleTextsTest {

    @Test
    void noTextIsMissingAndNoneIsLeftOver() {
        Set<String> expected = new TreeSet<>();
        Rules.all().forEach(rule -> Stream.of("message", "remedy").forEach(part -> expected.add(rule.id() + "." + part)));
        Arrays.stream(Severity.values()).forEach(severity -> expected.add("severity." + severity.id()));
        Arrays.stream(Outside.values()).forEach(outside -> expected.add("outside." + outside.id()));
        expected.addAll(Set.of("unchecked.not-asked", "unchecked.not-told"));
        Stream.of("thing", "type", "attribute", "group", "billing-group", "active", "inactive", "policy", "document", "configuration")
                .forEach(made -> expected.add("made." + made));
        assertEquals(expected, new TreeSet<>(Messages.bundle("template-check", Locale.ENGLISH).keySet()));
    }

    @Test
    void idsAreAllDifferent() {
        List<String> ids = Rules.all().stream().map(Rule::id).toList();
        assertEquals(ids.size(), Set.copyOf(ids).size());
        ids.forEach(id -> assertTrue(id.matches("[a-z0-9-]+"), id));
    }

    @Test
    void textsAreSentences() {
        var bundle = Messages.bundle("template-check", Locale.ENGLISH);
        bundle.keySet().stream().filter(key -> !key.startsWith("severity.") && !key.startsWith("outside.") && !key.startsWith("made.")).forEach(key -> {
            String text = bundle.getString(key);
            assertTrue(text.endsWith(".") || text.endsWith("?") || text.endsWith(" {reason}"), key);
            assertFalse(text.contains("'"), key);
        });
    }
}
