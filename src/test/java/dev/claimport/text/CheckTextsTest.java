package dev.claimport.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.iot.Permission;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The texts of what is looked at before the work begins: each check has a title, and each state that it can have a sentence. */
class CheckTextsTest {

    private static final Set<String> OTHERS = Set.of("caller.title", "caller.ok", "clock.title", "clock.ok", "clock.within", "clock.second",
            "clock.seconds-ahead", "clock.seconds-behind", "clock.minutes-ahead", "clock.minutes-behind", "clock.limited", "clock.unknown",
            "proxy.title", "proxy.ok", "proxy.none", "trust.title", "trust.ok", "trust.usual", "trust.plain", "trust.unknown",
            "serial.title", "serial.ok", "serial.none", "serial.bad", "serial.join", "serial.again", "serial.limited",
            "modem-manager.title", "modem-manager.ok", "modem-manager.limited", "create-claim.title", "create-claim.unknown");

    @Test
    void noTextIsMissingAndNoneIsLeftOver() {
        Set<String> expected = new TreeSet<>(OTHERS);
        Arrays.stream(Permission.values()).filter(permission -> permission != Permission.CREATE_CLAIM).forEach(permission ->
                Set.of("title", "ok", "limited", "unknown").forEach(part -> expected.add(permission.id() + "." + part)));
        ResourceBundle bundle = ResourceBundle.getBundle("dev.claimport.text.checks", Locale.ENGLISH);
        assertEquals(expected, new TreeSet<>(bundle.keySet()));
        bundle.keySet().forEach(key -> assertTrue(!bundle.getString(key).contains("'"), key));
    }
}
