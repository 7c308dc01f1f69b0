package dev.claimport.ledger.store;

import dev.claimport.failure.LedgerFailure;
import dev.claimport.ledger.event.LedgerRecord;
import dev.claimport.ledger.note.Checkpoint;
import dev.claimport.ledger.note.NoteException;
import dev.claimport.ledger.note.SignedNote;
import dev.claimport.ledger.note.VerifierKey;
import dev.claimport.ledger.tree.Hash;
import dev.claimport.ledger.tree.Proof;
import dev.claimport.ledger.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds records that are read against the hashes that were kept of them, and knows which of them do not fit. */
public final class KeptRecords {

    /** More of them tell nobody more. */
    private static final int MOST = 20;

    /** By the logs that they are in. */
    private final SortedMap<String, TreeSet<Long>> altered = new TreeMap<>();

    /** @param log that it is in @param leaf the hash that was kept of it */
    public void check(String log, long index, byte[] body, Hash leaf) {
        if (!Hash.leaf(body).equals(leaf)) {
            alter(log, index);
        }
    }

    /**
     * Has each of them proved to be in the log as it is signed now: who has changed the hash of one as well is found out by this. Its neighbour is
     * not proved then either.
     */
    void prove(LedgerView view, List<LedgerRecord> records) {
        LedgerView.Head head = view.head();
        Optional<Hash> root = root(head);
        Tree tree = view.tree(head.size());
        for (LedgerRecord record : records) {
            boolean proved = record.index() < head.size() && root.isPresent()
                    && Proof.isIncluded(record.index(), Hash.leaf(record.bytes()), head.size(), root.get(), tree.inclusion(record.index()));
            if (!proved) {
                alter(head.origin(), record.index());
            }
        }
    }

    /** Empty where it is not signed by the key that signs the log. */
    private static Optional<Hash> root(LedgerView.Head head) {
        try {
            SignedNote note = SignedNote.parse(head.checkpoint());
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            boolean signed = note.isSignedBy(VerifierKey.parse(head.key())) && checkpoint.origin().equals(head.origin()) && checkpoint.size() == head.size();
            return signed ? Optional.of(checkpoint.root()) : Optional.empty();
        } catch (NoteException _) {
            return Optional.empty();
        }
    }

    private void alter(String log, long index) {
        if (altered.values().stream().mapToInt(TreeSet::size).sum() < MOST) {
            altered.computeIfAbsent(log, _ -> new TreeSet<>()).add(index);
        }
    }

    /** Records that are not proved to be as they were written. @param records by their logs */
    public record Altered(String records) {

        /** {@code record-altered}. */
        public LedgerFailure failure() {
            return new LedgerFailure(LedgerFailure.Kind.RECORD_ALTERED, Map.of("records", records));
        }
    }

    /** Those of which it is known; empty for none. */
    public Optional<Altered> altered() {
        String records = altered.entrySet().stream().map(log -> log.getKey() + ": " + log.getValue().stream().map(Object::toString).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
        return records.isEmpty() ? Optional.empty() : Optional.of(new Altered(records));
    }
}
