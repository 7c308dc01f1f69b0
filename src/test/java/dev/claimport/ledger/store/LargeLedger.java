package dev.claimport.ledger.store;

import dev.claimport.ledger.Events;
import dev.claimport.ledger.event.Envelope;
import dev.claimport.ledger.event.EventJson;
import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.ledger.note.Checkpoint;
import dev.claimport.ledger.note.SignedNote;
import dev.claimport.ledger.note.SignerKey;
import dev.claimport.ledger.tree.Frontier;
import dev.claimport.ledger.tree.Hash;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A ledger as years of a bench leave it, written without waiting for the disk: valid in every byte, and made as fast as it can be. */
final class LargeLedger implements AutoCloseable {

    private static final String ORIGIN = "claimport.dev/ledger/bench-3/0badcafe";
    private static final int TRANSACTION = 20_000;
    private static final int CACHE_KILOBYTES = 100_000;

    private final Connection connection;
    /** How each is made, by its name: made at the end they take a fraction of the time. */
    private final Map<String, String> indexes;
    private final PreparedStatement record;
    private final PreparedStatement node;
    private final PreparedStatement attempt;
    private final SignerKey signer = SignerKey.generate(ORIGIN, new SecureRandom());
    private final Frontier tree = new Frontier();
    private final Map<Integer, Hash> left = new HashMap<>();
    private Instant at = Events.START;

    private LargeLedger(LedgerFolder folder) throws Exception {
        Files.createDirectories(folder.path());
        StationKey.write(folder.key(), signer);
        connection = Connections.writing(folder.database());
        Schema.bring(connection, folder.database());
        for (String pragma : List.of("journal_mode = OFF", "synchronous = OFF", "cache_size = -" + CACHE_KILOBYTES)) {
            Connections.execute(connection, "PRAGMA " + pragma);
        }
        indexes = indexes();
        for (String name : indexes.keySet()) {
            Connections.execute(connection, "DROP INDEX " + name);
        }
        record = connection.prepareStatement("INSERT INTO record (idx, run, leaf, body) VALUES (?, ?, ?, ?)");
        node = connection.prepareStatement("INSERT INTO node (level, idx, hash) VALUES (?, ?, ?)");
        attempt = connection.prepareStatement("""
                INSERT INTO attempt (run, first, started, operator, station, account, region, batch, work_order, template, model, serial, ordinal, ended, outcome, failure, thing,
                certificate) VALUES (?, ?, ?, 'J. Weber', 'bench-3', '112233445566', 'eu-west-1', ?, 'WO-9', 'sensors', 'GX-2', ?, 1, ?, ?, ?, ?, ?)""");
    }

    /** @param records at the least */
    static void make(LedgerFolder folder, long records) throws Exception {
        try (var ledger = new LargeLedger(folder)) {
            ledger.fill(records);
        }
    }

    private void fill(long records) throws SQLException {
        Connections.execute(connection, "BEGIN");
        add(Optional.empty(), new LedgerEvent.LogOpened("bench-3", "1.2.3", signer.verifier().toString(), Optional.empty()));
        long committed = 0;
        for (int number = 1; tree.size() < records; number++) {
            attempt(number);
            if (tree.size() - committed > TRANSACTION) {
                send();
                Connections.execute(connection, "COMMIT");
                Connections.execute(connection, "BEGIN");
                committed = tree.size();
            }
        }
        var checkpoint = new Checkpoint(ORIGIN, tree.size(), tree.root());
        try (PreparedStatement log = connection.prepareStatement("INSERT INTO log (id, origin, verifier, size, checkpoint) VALUES (1, ?, ?, ?, ?)")) {
            log.setString(1, ORIGIN);
            log.setString(2, signer.verifier().toString());
            log.setLong(3, tree.size());
            log.setString(4, SignedNote.sign(checkpoint.text(), signer).toString());
            log.executeUpdate();
        }
        send();
        Connections.execute(connection, "COMMIT");
        for (String index : indexes.values()) {
            Connections.execute(connection, index);
        }
        Connections.execute(connection, "ANALYZE");
        Connections.execute(connection, "PRAGMA journal_mode = WAL");
    }

    private Map<String, String> indexes() throws SQLException {
        Map<String, String> found = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
        }
        return found;
    }

    /** Many at once: after one by one the driver asks each time which row it was. */
    private void send() throws SQLException {
        record.executeBatch();
        node.executeBatch();
        attempt.executeBatch();
    }

    private void attempt(int number) throws SQLException {
        at = at.plus(Duration.ofSeconds(30));
        long started = at.toEpochMilli();
        UUID run = new UUID(started << 16 | 0x7000L, 0x8000_0000_0000_0000L + number);
        long first = tree.size();
        boolean failed = number % 25 == 0;
        for (LedgerEvent event : failed ? Events.failed(number) : Events.confirmed(number)) {
            add(Optional.of(run), event);
        }
        String serial = "4711-%04d".formatted(number);
        Object[] values = {run.toString(), first, started, "B-" + number / 500, serial, at.toEpochMilli(), failed ? "failed" : "confirmed", failed ? "throttled" : "",
                failed ? "" : "sensor-" + serial, failed ? "" : Events.certificate(number)};
        set(attempt, values);
    }

    private void add(Optional<UUID> run, LedgerEvent event) throws SQLException {
        at = at.plusMillis(100);
        byte[] body = EventJson.write(new Envelope(ORIGIN, tree.size(), at, ZoneOffset.UTC, run), event);
        Hash hash = Hash.leaf(body);
        set(record, tree.size(), run.map(UUID::toString).orElse(null), hash.bytes(), body);
        long index = tree.size();
        tree.add(hash);
        for (int level = 0; (index & 1) == 1; level++) {
            hash = Hash.node(left.get(level), hash);
            index >>= 1;
            set(node, level + 1, index, hash.bytes());
            if ((index & 1) == 0) {
                left.put(level + 1, hash);
            }
        }
        if ((tree.size() & 1) == 1) {
            left.put(0, Hash.leaf(body));
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int at = 0; at < values.length; at++) {
            statement.setObject(at + 1, values[at]);
        }
        statement.addBatch();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
