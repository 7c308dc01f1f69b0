package dev.claimport.ledger.store;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LedgerFailure;
import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.event.LedgerRecord;
import dev.claimport.ledger.tree.Hash;
import dev.claimport.ledger.tree.Tree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks at a station's ledger, also while others write it. One thread at a time. */
public final class LedgerView implements AttemptSource {

    private final Path file;
    private final Connection connection;
    private final KeptRecords kept = new KeptRecords();
    private boolean held;
    /** Kept, since a verification asks for each attempt; closed with the connection. */
    private @Nullable PreparedStatement listed;

    private LedgerView(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Changes nothing.
     *
     * @param folder of the ledger
     * @throws FailureException {@code ledger-not-found}, {@code ledger-newer}, {@code ledger-damaged}, {@code ledger-disk-failed}
     */
    public static LedgerView open(LedgerFolder folder) {
        Path file = folder.database();
        if (!Files.exists(file)) {
            throw notThere(folder);
        }
        try {
            LedgerView view = new LedgerView(file, Connections.reading(file));
            try {
                if (Schema.version(view.connection, file) == 0) {
                    throw notThere(folder);
                }
                return view;
            } catch (SQLException | DamagedException | RuntimeException e) {
                view.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failure(file, e);
        } catch (DamagedException e) {
            throw SqliteFailures.unreadable(file, e);
        }
    }

    /** A log that has left a checkpoint was there once. */
    private static FailureException notThere(LedgerFolder folder) {
        return Files.exists(folder.checkpoint()) ? SqliteFailures.unreadable(folder.database(), DamagedException.gone())
                : new LedgerFailure(LedgerFailure.Kind.LEDGER_NOT_FOUND, Map.of("file", folder.database().toString())).exception();
    }

    /** On a connection that a writer has; it is the writer's to close. */
    static LedgerView of(Path file, Connection connection) {
        return new LedgerView(file, connection);
    }

    /** The log's one row. @param size how many records there are @param checkpoint what was signed last, as a note @param key that has signed it */
    public record Head(String origin, String key, long size, String checkpoint) {}

    public Head head() {
        return ask("SELECT origin, verifier, size, checkpoint FROM log", row ->
                new Head(row.getString(1), row.getString(2), row.getLong(3), row.getString(4))).stream().findFirst().orElseThrow(() -> SqliteFailures.unreadable(file, new IllegalStateException("something is missing in it")));
    }

    /** The tree over the first records. */
    public Tree tree(long size) {
        return new Tree(size, (level, index) -> ask(level == 0 ? "SELECT leaf FROM record WHERE idx = ?" : "SELECT hash FROM node WHERE idx = ? AND level = ?",
                row -> Hash.of(row.getBytes(1)), level == 0 ? new Object[] {index} : new Object[] {index, level})
                .stream().findFirst().orElseThrow(() -> SqliteFailures.unreadable(file, new IllegalStateException("something is missing in it"))));
    }

    @Override
    public List<String> checkpoints() {
        return List.of(head().checkpoint());
    }

    @Override
    public void hold() {
        try {
            if (!held) {
                Connections.execute(connection, "BEGIN");
                held = true;
            }
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    /** What is given one record after the other. */
    public interface Reader {

        /** @param leaf its hash as it was kept */
        void record(long index, byte[] body, Hash leaf);
    }

    /** Gives records in their order, however many, from an index to before another. */
    public void read(long from, long to, Reader reader) {
        try (PreparedStatement statement = connection.prepareStatement("SELECT idx, body, leaf FROM record WHERE idx >= ? AND idx < ? ORDER BY idx")) {
            statement.setLong(1, from);
            statement.setLong(2, to);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.record(rows.getLong(1), rows.getBytes(2), Hash.of(rows.getBytes(3)));
                }
            }
        } catch (SQLException e) {
            throw failure(file, e);
        } catch (IllegalArgumentException e) {
            throw SqliteFailures.unreadable(file, e);
        }
    }

    /** The same, and {@link #altered} knows of them. */
    public void readKept(long from, long to, Reader reader) {
        String log = head().origin();
        read(from, to, (index, body, leaf) -> {
            kept.check(log, index, body, leaf);
            reader.record(index, body, leaf);
        });
    }

    @Override
    public Optional<KeptRecords.Altered> altered() {
        return kept.altered();
    }

    /**
     * The same, each held against the hashes that were kept with it and above it.
     *
     * @throws FailureException {@code ledger-unreadable} where one is missing, or not as it was written
     */
    public List<LedgerRecord> records(long from, long to) {
        List<LedgerRecord> records = new ArrayList<>();
        read(from, to, (index, body, leaf) -> {
            Tree before = tree(index);
            boolean same = index == from + records.size() && Hash.leaf(body).equals(leaf) && before.adding(leaf).stream().filter(node -> node.level() > 0)
                    .allMatch(node -> before.nodes().read(node.level(), node.index()).equals(node.hash()));
            if (!same) {
                throw new IllegalArgumentException("record " + index + " is not as it was written");
            }
            records.add(LedgerRecord.of(index, body));
        });
        if (records.size() != to - from) {
            throw SqliteFailures.unreadable(file, new IllegalStateException("record " + (from + records.size()) + " is missing"));
        }
        return records;
    }

    @Override
    public List<Found> find(AttemptQuery query) {
        AttemptSql.Question question = question(query);
        return ask(question.sql(), Found::of, question.values().toArray());
    }

    @Override
    public void each(AttemptQuery query, Consumer<Attempt> reader) {
        AttemptSql.Question question = question(query);
        String log = head().origin();
        stream(question.sql(), row -> reader.accept(Attempt.of(records(log, row.getString("run")))), question.values().toArray());
    }

    /** All attempts with one device, the latest first. @param serial its number, as it is and whole */
    public void eachOf(String serial, Consumer<Attempt> reader) {
        String log = head().origin();
        stream("SELECT run FROM attempt WHERE serial = ? AND serial = ? COLLATE BINARY ORDER BY started DESC, run DESC",
                row -> reader.accept(Attempt.of(records(log, row.getString(1)))), serial, serial);
    }

    private AttemptSql.Question question(AttemptQuery query) {
        return AttemptSql.SQLITE.of(query, counted -> ask(counted.sql(), row -> row.getLong(1), counted.values().toArray()).getFirst());
    }

    /** An attempt as it stands in a list. @param started milliseconds since 1970 */
    public record Found(String run, long started, String operator, String station, String template, String model, String serial, long ordinal, String outcome,
            String failure, String thing, String certificate) {

        /** As it stands in a table. */
        public static Found of(ResultSet row) throws SQLException {
            return new Found(row.getString("run"), row.getLong("started"), row.getString("operator"), row.getString("station"), row.getString("template"),
                    row.getString("model"), row.getString("serial"), row.getLong("ordinal"), row.getString("outcome"), row.getString("failure"),
                    row.getString("thing"), row.getString("certificate"));
        }
    }

    /** One attempt as it stands in the list. */
    public Optional<Found> found(String run) {
        try {
            if (listed == null) {
                listed = connection.prepareStatement("SELECT * FROM attempt WHERE run = ?");
            }
            listed.setString(1, run);
            try (ResultSet row = listed.executeQuery()) {
                return row.next() ? Optional.of(Found.of(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw failure(file, e);
        }
    }

    /** The record that an attempt names which stands in the list and has none; looked for where there are more than so many attempts. */
    public Optional<Long> unrecorded(long attempts) {
        return ask("SELECT count(*) FROM attempt", row -> row.getLong(1)).getFirst() <= attempts ? Optional.empty()
                : ask("SELECT first FROM attempt WHERE NOT EXISTS (SELECT 1 FROM record WHERE record.run = attempt.run) LIMIT 1", row -> row.getLong(1)).stream().findFirst();
    }

    @Override
    public Attempt attempt(String id) {
        List<String> runs = ask("SELECT run FROM attempt WHERE run >= ? AND run < ? LIMIT 2", row -> row.getString(1), id, id + "~");
        if (id.isEmpty() || runs.size() != 1) {
            throw new LedgerFailure(LedgerFailure.Kind.RECORD_NOT_FOUND, Map.of("id", id)).exception();
        }
        List<LedgerRecord> records = records(head().origin(), runs.getFirst());
        kept.prove(this, records);
        return Attempt.of(records);
    }

    private List<LedgerRecord> records(String log, String run) {
        return ask("SELECT idx, body, leaf FROM record WHERE run = ? ORDER BY idx", row -> {
            kept.check(log, row.getLong(1), row.getBytes(2), Hash.of(row.getBytes(3)));
            return LedgerRecord.of(row.getLong(1), row.getBytes(2));
        }, run);
    }

    /** What a row says. */
    interface Row<R> {
        R of(ResultSet row) throws SQLException;
    }

    <R> List<R> ask(String sql, Row<R> row, Object... values) {
        List<R> found = new ArrayList<>();
        stream(sql, one -> found.add(row.of(one)), values);
        return found;
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void stream(String sql, RowReader reader, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < values.length; at++) {
                statement.setObject(at + 1, values[at]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        } catch (SQLException e) {
            throw failure(file, e);
        } catch (IllegalArgumentException e) {
            throw SqliteFailures.unreadable(file, e);
        }
    }

    private static FailureException failure(Path file, SQLException e) {
        return SqliteFailures.isDamage(e) ? SqliteFailures.unreadable(file, e) : SqliteFailures.of(e, file).exception(e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw SqliteFailures.of(e, file).exception(e);
        }
    }
}
