package dev.claimport.ledger.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.LocalFailure;
import dev.claimport.ledger.Events;
import dev.claimport.ledger.Recorded;
import dev.claimport.ledger.export.Exports;
import dev.claimport.ledger.note.VerifierKey;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.testing.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records with their proofs, as somebody has them who does not have the log. */
class ProofCheckTest {

    @TempDir
    private Path home;

    private final int records = Events.confirmed(1).size();
    private Path shown;
    private VerifierKey key;

    @BeforeEach
    void show() throws Exception {
        shown = Files.createDirectory(home.resolve("shown"));
        try (LedgerView view = LedgerView.open(Recorded.attempts(home.resolve("ledger"), 2))) {
            Exports.proofs(view, view.attempt(Events.run(2).toString()), shown);
            key = VerifierKey.parse(view.head().key());
        }
    }

    private ProofCheck.Result check() {
        return ProofCheck.of(shown, key);
    }

    /** The record that says something, and has its proof beside it. */
    private Path record(String word) throws IOException {
        try (var files = Files.list(shown)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".json")).toList()) {
                if (Files.readString(file).contains(word)) {
                    return file;
                }
            }
        }
        throw new AssertionError(word);
    }

    private static Path proof(Path record) {
        return record.resolveSibling(record.getFileName().toString().replace(".json", ".tlog-proof"));
    }

    @Test
    void recordsAsTheyWereSignedAreProved() {
        assertEquals(new ProofCheck.Result(records, List.of()), check());
        assertTrue(check().isSound());
    }

    @Test
    void oneThatWasChangedIsNamed() throws Exception {
        Path changed = record("4711-0002");
        Files.writeString(changed, Files.readString(changed).replace("4711-0002", "4711-0003"));
        assertEquals(new ProofCheck.Result(records - 1, List.of(changed.getFileName().toString())), check());
        assertFalse(check().isSound());
    }

    @Test
    void whatAnotherKeyHasSignedProvesNothing() throws Exception {
        try (LedgerView view = LedgerView.open(Recorded.attempts(home.resolve("another"), 1))) {
            ProofCheck.Result result = ProofCheck.of(shown, VerifierKey.parse(view.head().key()));
            assertEquals(0, result.proved());
            assertEquals(records, result.unproved().size());
        }
    }

    @Test
    void whatIsNoProofProvesNothing() throws Exception {
        Path record = record("4711-0002");
        Files.writeString(proof(record), "trust me\n");
        assertEquals(List.of(record.getFileName().toString()), check().unproved());
    }

    @Test
    void aRecordWithoutItsProofIsNamedAsAFileThatCannotBeRead() throws Exception {
        Files.delete(proof(record("4711-0002")));
        Failures.expect(LocalFailure.Kind.FILE_UNREADABLE, this::check);
    }

    @Test
    void nothingIsNotSound() throws Exception {
        try (var files = Files.list(shown)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        assertEquals(new ProofCheck.Result(0, List.of()), check());
        assertFalse(check().isSound());
        Files.delete(shown);
        Failures.expect(LocalFailure.Kind.FILE_UNREADABLE, this::check);
    }
}
