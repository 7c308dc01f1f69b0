package dev.claimport.ledger.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.LedgerFailure;
import dev.claimport.ledger.Events;
import dev.claimport.ledger.note.SignedNote;
import dev.claimport.ledger.note.SignerKey;
import dev.claimport.ledger.note.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The key that signs the log: lost, another, replaced. */
class StationKeyTest extends LedgerInTests {

    @Test
    void aLostKeyIsNamedAndCanBeReplacedWhichIsRecorded() throws Exception {
        record(1, Events.confirmed(1));
        Files.delete(folder().key());
        assertEquals(LedgerFailure.Kind.LEDGER_KEY_MISSING, refused().kind());
        assertEquals(1 + Events.confirmed(1).size(), records().size());
        String key = KeyReplacement.run(folder(), "bench-3", "1.2.3", time, true);
        assertEquals(key, records().getLast().text("key"));
        assertEquals("", records().getLast().text("vouched"));
        record(2, Events.confirmed(2));
    }

    @Test
    void anotherKeyIsNamed() throws Exception {
        record(1, Events.confirmed(1));
        for (String content : List.of("", "PRIVATE+KEY+x", new String(SignerKey.generate("x", new SecureRandom()).encoded(), StandardCharsets.UTF_8))) {
            Files.writeString(folder().key(), content);
            assertEquals(LedgerFailure.Kind.LEDGER_KEY_WRONG, refused().kind());
        }
    }

    @Test
    void theOldKeyVouchesForTheNew() throws Exception {
        record(1, Events.confirmed(1));
        VerifierKey old = VerifierKey.parse(records().getFirst().text("key"));
        String key = KeyReplacement.run(folder(), "bench-3", "1.2.3", time, false);
        SignedNote vouched = SignedNote.parse(records().getLast().text("vouched"));
        assertTrue(vouched.isSignedBy(old));
        assertEquals(KeyReplacement.vouching(old.name(), key), vouched.text());
        record(2, Events.confirmed(2));
        try (LedgerView view = LedgerView.open(folder())) {
            assertTrue(SignedNote.parse(view.head().checkpoint()).isSignedBy(VerifierKey.parse(key)));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whoeverHasReplacedAKeyHasTheLogOpenNoMore() throws Exception {
        record(1, Events.confirmed(1));
        KeyReplacement.run(folder(), "bench-3", "1.2.3", time, false);
        assertEquals(0, opened(folder().database()));
    }

    @Test
    void aReplacementThatWasCutOffIsFinished() throws Exception {
        record(1, Events.confirmed(1));
        byte[] old = Files.readAllBytes(folder().key());
        KeyReplacement.run(folder(), "bench-3", "1.2.3", time, false);
        Files.move(folder().key(), KeyReplacement.fresh(folder()));
        Files.write(folder().key(), old);
        record(2, Events.confirmed(2));
        assertFalse(Files.exists(KeyReplacement.fresh(folder())));
    }
}
