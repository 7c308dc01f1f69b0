package dev.claimport.ledger.verify;

import dev.claimport.ledger.event.LedgerRecord;
import dev.claimport.ledger.note.Checkpoint;
import dev.claimport.ledger.note.NoteException;
import dev.claimport.ledger.note.SignedNote;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.ledger.tree.Frontier;
import dev.claimport.ledger.tree.Hash;
import dev.claimport.ledger.verify.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a whole log, record by record in constant memory, and holds it against what was signed: by itself, and elsewhere. */
public final class Verification {

    /** More of them tell nobody more. */
    private static final int MOST = 20;
    private static final int TOLD = 1024;

    private final LedgerView view;
    private final List<SignedNote> elsewhere;
    private final Progress progress;
    private final List<Finding> findings = new ArrayList<>();
    private final KeyChain keys = new KeyChain();
    private final Frontier tree = new Frontier();
    private final Listing listing;
    /** Behind the last record; more than there are where some were removed before it. */
    private long end;

    private Verification(LedgerView view, List<SignedNote> elsewhere, Progress progress) {
        this.view = view;
        this.elsewhere = elsewhere;
        this.progress = progress;
        this.listing = new Listing(view);
    }

    /** What was found. @param checkpoint what the log says of itself; empty where that cannot be read */
    public record Report(long records, Optional<Checkpoint> checkpoint, List<Finding> findings) {

        /** Whether the log is as it was signed. */
        public boolean isSound() {
            return findings.stream().allMatch(finding -> finding.kind().isNotice());
        }
    }

    /** Is told now and then how far it is. */
    @FunctionalInterface
    public interface Progress {

        /** @param records that have been read @param of how many; may throw, and so end it */
        void read(long records, long of);
    }

    /** @param elsewhere checkpoints that were kept outside of the log @throws NoteException for one that is none */
    public static Report of(LedgerView view, List<SignedNote> elsewhere) throws NoteException {
        return of(view, elsewhere, (_, _) -> { });
    }

    /** @param progress is told every {@value #TOLD} records */
    public static Report of(LedgerView view, List<SignedNote> elsewhere, Progress progress) throws NoteException {
        return new Verification(view, elsewhere, progress).run();
    }

    private Report run() throws NoteException {
        // A record that a hand-over adds meanwhile is not one that nobody has signed.
        view.hold();
        LedgerView.Head head = view.head();
        List<Checkpoint> others = new ArrayList<>();
        for (SignedNote note : elsewhere) {
            others.add(Checkpoint.parse(note.text()));
        }
        view.read(0, Long.MAX_VALUE, (index, body, leaf) -> {
            record(head.origin(), index, body, leaf, others);
            if (tree.size() % TOLD == 0) {
                progress.read(tree.size(), head.size());
            }
        });
        if (end < head.size()) {
            found(Kind.REMOVED, end);
        }
        Optional<Checkpoint> own = own(head);
        for (int at = 0; at < others.size(); at++) {
            if (!others.get(at).origin().equals(head.origin()) || !keys.signed(elsewhere.get(at))) {
                found(Kind.FOREIGN_CHECKPOINT, others.get(at).size());
            } else if (others.get(at).size() > end) {
                found(Kind.CUT_OFF, others.get(at).size());
            }
        }
        // Where the records themselves are not sound, nothing can be held against them.
        if (findings.stream().allMatch(finding -> finding.kind().isNotice())) {
            listing.others().forEach(record -> found(Kind.LISTED_OTHERWISE, record));
        }
        return new Report(tree.size(), own, List.copyOf(findings));
    }

    private void record(String origin, long index, byte[] body, Hash leaf, List<Checkpoint> others) {
        if (index != tree.size() && findings.stream().noneMatch(finding -> finding.kind() == Kind.REMOVED)) {
            found(Kind.REMOVED, tree.size());
        }
        Hash hash = Hash.leaf(body);
        if (!hash.equals(leaf)) {
            found(Kind.CHANGED, index);
        }
        try {
            LedgerRecord record = LedgerRecord.of(index, body);
            if (record.number("index") != index || !record.text("log").equals(origin)) {
                found(Kind.MOVED, index);
            }
            keys.read(record).ifPresent(findings::add);
            listing.read(record);
            if (!record.text("previous").isEmpty()) {
                found(Kind.TAKES_PLACE, index);
            }
        } catch (IllegalArgumentException _) {
            found(Kind.CHANGED, index);
        }
        tree.add(hash);
        end = index + 1;
        for (Checkpoint other : others) {
            if (other.size() == tree.size() && other.origin().equals(origin) && !other.root().equals(tree.root())) {
                found(Kind.FORKED, other.size());
            }
        }
    }

    private Optional<Checkpoint> own(LedgerView.Head head) {
        try {
            SignedNote note = SignedNote.parse(head.checkpoint());
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (!keys.signsNow(note) || checkpoint.size() != tree.size() || !checkpoint.origin().equals(head.origin()) || !checkpoint.root().equals(tree.root())) {
                if (findings.stream().allMatch(finding -> finding.kind().isNotice()) && !checkpoint.root().equals(tree.root())) {
                    findRewritten();
                }
                found(Kind.NOT_SIGNED, tree.size());
            }
            return Optional.of(checkpoint);
        } catch (NoteException _) {
            found(Kind.NOT_SIGNED, tree.size());
            return Optional.empty();
        }
    }

    /** Where the hashes above the records, which were kept with them, first differ. */
    private void findRewritten() {
        Hash[] left = new Hash[1];
        long[] first = {-1};
        view.read(0, Long.MAX_VALUE, (index, body, _) -> {
            Hash leaf = Hash.leaf(body);
            if ((index & 1) == 0) {
                left[0] = leaf;
            } else if (first[0] < 0 && left[0] != null && !Hash.node(left[0], leaf).equals(view.tree(index + 1).nodes().read(1, index >> 1))) {
                first[0] = index - 1;
            }
        });
        if (first[0] >= 0) {
            found(Kind.REWRITTEN, first[0]);
        }
    }

    private void found(Kind kind, long at) {
        if (findings.size() < MOST) {
            findings.add(new Finding(kind, at));
        }
    }
}
