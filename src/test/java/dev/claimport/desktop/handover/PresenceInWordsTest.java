package dev.claimport.desktop.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.testing.Toolkit;
import dev.claimport.iot.IotService.Presence;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands below a confirmed thing of whether it is on line, and is said of it. */
class PresenceInWordsTest {

    private static final Instant SINCE = Instant.parse("2026-11-30T14:05:09Z");

    @TempDir
    private Path folder;

    @BeforeAll
    static void startToolkit() {
        Toolkit.start();
    }

    /** @return what the bar says, and what it says of itself to who cannot see it */
    private String said(Optional<Presence> presence) {
        return Toolkit.fx(() -> {
            HandoverUnderTest page = HandoverUnderTest.gateway(folder);
            page.bench.plugIn("ttyUSB0", "4711");
            page.iot.presence = presence;
            page.model.primary();
            VerdictBar bar = new VerdictBar(page.model, new Texts(Locale.ENGLISH, ZoneOffset.UTC));
            String shown = ((Label) bar.lookup(".verdict-meaning")).getText();
            assertTrue(bar.getAccessibleText().endsWith(shown), bar.getAccessibleText());
            return shown;
        });
    }

    @Test
    void itIsSaidSinceWhenItIsOnLineOrNot() {
        String confirmed = said(Optional.empty());
        assertEquals(confirmed + ". On line since 14:05:09.", said(Optional.of(new Presence(true, Optional.of(SINCE), Optional.empty()))));
        assertEquals(confirmed + ". Off line since 14:05:09.", said(Optional.of(new Presence(false, Optional.of(SINCE), Optional.of("CLIENT_INITIATED_DISCONNECT")))));
        assertEquals(confirmed + ". Not on line yet.", said(Optional.of(new Presence(false, Optional.empty(), Optional.empty()))));
    }
}
