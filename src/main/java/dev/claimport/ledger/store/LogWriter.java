package dev.claimport.ledger.store;

import dev.claimport.failure.LocalFailure;
import dev.claimport.ledger.event.Envelope;
import dev.claimport.ledger.event.EventJson;
import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.ledger.note.Checkpoint;
import dev.claimport.ledger.note.SignedNote;
import dev.claimport.ledger.note.SignerKey;
import dev.claimport.ledger.tree.Hash;
import dev.claimport.ledger.tree.Tree;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Adds records to the log, each with what it completes in the tree and the checkpoint that it makes. Within transactions of the caller. */
final class LogWriter {

    private final Connection connection;
    private final LedgerView view;
    private final Projection projection;
    private final InstantSource time;

    LogWriter(Path file, Connection connection, InstantSource time) {
        this.connection = connection;
        this.view = LedgerView.of(file, connection);
        this.projection = new Projection(connection);
        this.time = time;
    }

    LedgerView view() {
        return view;
    }

    /** Begins a log with its first record. */
    void beginLog(String origin, SignerKey signer, LedgerEvent.LogOpened first) throws SQLException {
        projection.run("INSERT INTO log (id, origin, verifier, size, checkpoint) VALUES (1, ?, ?, 0, '')", origin, signer.verifier().toString());
        add(Optional.empty(), first, signer);
    }

    /** @return its index */
    long add(Optional<UUID> run, LedgerEvent event, SignerKey signer) throws SQLException {
        LedgerView.Head head = view.head();
        LedgerEvent counted = event instanceof LedgerEvent.DeviceAnswered answered ? answered.withOrdinal(ordinal(answered.serial())) : event;
        long index = head.size();
        Instant at = time.instant();
        byte[] body = body(new Envelope(head.origin(), index, at, ZoneId.systemDefault().getRules().getOffset(at), run), counted);
        Hash leaf = Hash.leaf(body);
        List<Tree.Node> added = view.tree(index).adding(leaf);
        projection.run("INSERT INTO record (idx, run, leaf, body) VALUES (?, ?, ?, ?)", index, run.map(UUID::toString).orElse(null), leaf.bytes(), body);
        for (Tree.Node node : added.subList(1, added.size())) {
            projection.run("INSERT INTO node (level, idx, hash) VALUES (?, ?, ?)", node.level(), node.index(), node.hash().bytes());
        }
        var checkpoint = new Checkpoint(head.origin(), index + 1, view.tree(index + 1).root());
        projection.run("UPDATE log SET size = ?, checkpoint = ?, verifier = ?", checkpoint.size(), SignedNote.sign(checkpoint.text(), signer).toString(),
                signer.verifier().toString());
        if (run.isPresent()) {
            projection.add(run.get().toString(), index, at, counted);
        }
        return index;
    }

    private static byte[] body(Envelope envelope, LedgerEvent event) {
        try {
            return EventJson.write(envelope, event);
        } catch (IllegalArgumentException e) {
            throw new LocalFailure(LocalFailure.Kind.NOT_RECORDED, Map.of(), e.toString()).exception(e);
        }
    }

    private int ordinal(String serial) {
        return serial.isEmpty() ? 1 : 1 + view.ask("SELECT count(*) FROM attempt WHERE serial = ?", row -> row.getInt(1), serial).getFirst();
    }

    /** The attempt that a certificate is the proof of already. */
    Optional<String> proved(String certificateId) {
        return view.ask("SELECT run FROM proof WHERE certificate = ?", row -> row.getString(1), certificateId).stream().findFirst();
    }

    /** Whether an attempt has no end. */
    boolean isOpen(UUID run) {
        return !view.ask("SELECT 1 FROM attempt WHERE run = ? AND outcome = 'open'", row -> row.getInt(1), run.toString()).isEmpty();
    }

    void begin() throws SQLException {
        Connections.begin(connection);
    }

    void commit() throws SQLException {
        Connections.execute(connection, "COMMIT");
    }

    /** Whatever was not committed is undone. */
    void close() throws SQLException {
        connection.close();
    }
}
