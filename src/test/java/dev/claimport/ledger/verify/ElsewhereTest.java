package dev.claimport.ledger.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.failure.LocalFailure;
import dev.claimport.ledger.Recorded;
import dev.claimport.ledger.note.SignedNote;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.testing.Failures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints that a ledger is held against. */
class ElsewhereTest {

    @TempDir
    private Path home;

    @Test
    void thoseThatAreNamedAndTheOneBesideTheLogWhereThatIsThere() throws Exception {
        LedgerFolder ledger = Recorded.attempts(home.resolve("ledger"), 1);
        Path kept = Files.copy(Recorded.attempts(home.resolve("other"), 2).checkpoint(), home.resolve("kept"));
        SignedNote beside = SignedNote.parse(Files.readString(ledger.checkpoint()));
        SignedNote named = SignedNote.parse(Files.readString(kept));
        assertEquals(List.of(named.text(), beside.text()), Elsewhere.of(ledger, kept).stream().map(SignedNote::text).toList());
        Files.delete(ledger.checkpoint());
        assertEquals(List.of(named.text()), Elsewhere.of(ledger, kept).stream().map(SignedNote::text).toList());
    }

    @Test
    void whatIsNoCheckpointIsNamed() throws Exception {
        LedgerFolder ledger = new LedgerFolder(home.resolve("none"));
        for (Path file : List.of(home.resolve("missing"), Files.writeString(home.resolve("words"), "words\n"), Files.write(home.resolve("long"), new byte[16_385]))) {
            var failure = Failures.expect(LocalFailure.Kind.FILE_UNREADABLE, () -> Elsewhere.of(ledger, file));
            assertEquals(file.toString(), failure.facts().get("file"));
        }
    }
}
