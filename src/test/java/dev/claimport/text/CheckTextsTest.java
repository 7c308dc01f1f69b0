package dev.claimport.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.app.Found;
import dev.claimport.iot.Permission;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts of what is looked at before the work begins: each check has a title, and each state that it can have a sentence. */
class CheckTextsTest {

    private static final Set<String> OTHERS = Set.of("caller.title", "caller.ok", "caller.limited", "session.title", "session.ok", "clock.title", "clock.unknown",
            "proxy.title", "proxy.ok", "proxy.ok.proxy.none", "trust.title", "trust.ok", "trust.ok.by.usual", "trust.ok.by.plain", "trust.unknown",
            "serial.title", "serial.ok", "serial.ok.ports.none", "serial.bad.todo.join", "serial.bad.todo.again", "serial.limited",
            "modem-manager.title", "modem-manager.ok", "modem-manager.limited", "create-claim.title", "create-claim.unknown");

    private final Messages messages = Messages.of("checks", Locale.ENGLISH);

    @Test
    void noTextIsMissingAndNoneIsLeftOver() {
        Set<String> expected = new TreeSet<>(OTHERS);
        Arrays.stream(Permission.values()).filter(permission -> permission != Permission.CREATE_CLAIM).forEach(permission ->
                Set.of("title", "ok", "limited", "unknown").forEach(part -> Stream.of(1, 2).forEach(number -> expected.add(messages.keyFor(permission.id() + "." + part, Map.of("found", number))))));
        List<Found> ways = List.of(Found.SECONDS_AHEAD, Found.SECONDS_BEHIND, Found.MINUTES_AHEAD, Found.MINUTES_BEHIND);
        ways.forEach(way -> Stream.of("clock.ok", "clock.limited").forEach(key -> Stream.of(1L, 2L).forEach(amount ->
                expected.add(messages.keyFor(key, Map.of("way", way, "amount", amount))))));
        expected.add(messages.keyFor("clock.ok", Map.of("way", Found.WITHIN)));
        ResourceBundle bundle = ResourceBundle.getBundle("dev.claimport.text.checks", Locale.ENGLISH);
        assertEquals(expected, new TreeSet<>(bundle.keySet()));
        bundle.keySet().forEach(key -> assertTrue(!bundle.getString(key).contains("'"), key));
    }
}
