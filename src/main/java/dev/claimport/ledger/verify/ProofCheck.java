package dev.claimport.ledger.verify;

import dev.claimport.failure.LocalFailure;
import dev.claimport.file.SmallFile;
import dev.claimport.ledger.event.EventJson;
import dev.claimport.ledger.note.Checkpoint;
import dev.claimport.ledger.note.NoteException;
import dev.claimport.ledger.note.SignedNote;
import dev.claimport.ledger.note.TlogProof;
import dev.claimport.ledger.note.VerifierKey;
import dev.claimport.ledger.tree.Hash;
import dev.claimport.ledger.tree.Proof;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Whether records that somebody shows are in a log, by their proofs and the station's key, without the log. */
public final class ProofCheck {

    private static final int MOST = 65_536;
    private static final String PROOF = ".tlog-proof";
    private static final String RECORD = ".json";

    private ProofCheck() {}

    /** @param proved how many are @param unproved the records that are not, by their files' names; with none of either there is nothing to prove */
    public record Result(long proved, List<String> unproved) {

        public Result {
            unproved = List.copyOf(unproved);
        }

        public boolean isSound() {
            return proved > 0 && unproved.isEmpty();
        }
    }

    /**
     * Checks every record of a folder as {@code claimport ledger prove} writes it.
     *
     * @param key of the station, as verifiers want it: not from where the records are from
     * @throws dev.claimport.failure.FailureException {@code file-unreadable}
     */
    public static Result of(Path folder, VerifierKey key) {
        List<String> unproved = new ArrayList<>();
        long proved = 0;
        for (Path record : records(folder)) {
            String name = record.getFileName().toString();
            Path proof = record.resolveSibling(name.substring(0, name.length() - RECORD.length()) + PROOF);
            if (isProved(read(record, EventJson.MOST), proof, key)) {
                proved++;
            } else {
                unproved.add(name);
            }
        }
        return new Result(proved, unproved);
    }

    private static boolean isProved(byte[] record, Path file, VerifierKey key) {
        try {
            TlogProof proof = TlogProof.parse(new String(read(file, MOST), StandardCharsets.UTF_8));
            SignedNote note = SignedNote.parse(proof.checkpoint());
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            return note.isSignedBy(key) && Proof.isIncluded(proof.index(), Hash.leaf(record), checkpoint.size(), checkpoint.root(), proof.hashes());
        } catch (NoteException _) {
            return false;
        }
    }

    private static List<Path> records(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(RECORD)).sorted().toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static byte[] read(Path file, int most) {
        try {
            return SmallFile.read(file, most);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static RuntimeException unreadable(Path file, IOException e) {
        return new LocalFailure(LocalFailure.Kind.FILE_UNREADABLE, Map.of("file", file.toString()), e.toString()).exception(e);
    }
}
