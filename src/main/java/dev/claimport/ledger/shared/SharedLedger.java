package dev.claimport.ledger.shared;

import dev.claimport.failure.LedgerFailure;
import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.ledger.event.LedgerRecord;
import dev.claimport.ledger.figures.Finished;
import dev.claimport.ledger.store.AttemptSource;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.ledger.store.StationLedger;
import dev.claimport.ledger.tree.Hash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Sends a station's log to the database that stations share: in order and in batches, each one transaction. How far it got is asked of the
 * database, so that neither a crash nor a connection that is cut in the middle of a commit loses or doubles a record. A role that may insert and
 * select is enough. One thread at a time.
 */
public final class SharedLedger implements AutoCloseable {

    private static final int BATCH = 500;

    private final String server;
    private final Connection connection;

    private SharedLedger(String server, Connection connection) {
        this.server = server;
        this.connection = connection;
    }

    /**
     * Connects, and makes the tables where they are missing and the role may.
     *
     * @param environment for {@code PGUSER} and {@code PGPASSWORD}; without that the password file of PostgreSQL counts
     * @throws dev.claimport.failure.FailureException {@code shared-ledger-unreachable}, {@code shared-ledger-refused}, {@code shared-ledger-newer}
     */
    public static SharedLedger open(String url, Map<String, String> environment) {
        SharedServer server = new SharedServer(url, environment);
        try {
            Tables.bring(server);
            return new SharedLedger(server.name(), server.connect());
        } catch (SQLException e) {
            throw SharedServer.failure(server.name(), e);
        }
    }

    /**
     * Sends what is not there yet.
     *
     * @return how many records
     * @throws dev.claimport.failure.FailureException {@code shared-ledger-forked}; {@code ledger-unreadable} where a record is not as it was written,
     *     which is not sent; and as {@link #open}: then the rest is to be sent later
     */
    public long send(LedgerView view) {
        try {
            view.hold();
            LedgerView.Head head = view.head();
            long from = sent(view, head);
            for (long next = from; next < head.size(); next += BATCH) {
                send(view, head, next, Math.min(head.size(), next + BATCH));
            }
            return head.size() - from;
        } catch (SQLException e) {
            throw SharedServer.failure(server, e);
        }
    }

    /** How far it was sent, once that is found to be the beginning of this very log. */
    private long sent(LedgerView view, LedgerView.Head head) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT size, root FROM sent WHERE station = ? ORDER BY size DESC LIMIT 1")) {
            statement.setString(1, head.origin());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return 0;
                }
                long size = row.getLong(1);
                if (size > head.size() || !view.tree(size).root().equals(Hash.of(row.getBytes(2)))) {
                    throw forked(size);
                }
                return size;
            }
        }
    }

    private void send(LedgerView view, LedgerView.Head head, long from, long to) throws SQLException {
        connection.setAutoCommit(false);
        boolean kept = false;
        try {
            insert(head.origin(), view.records(from, to));
            try (PreparedStatement statement = connection.prepareStatement(
                    "INSERT INTO sent (station, size, root, checkpoint) VALUES (?, ?, ?, ?) ON CONFLICT (station, size) DO NOTHING")) {
                statement.setString(1, head.origin());
                statement.setLong(2, to);
                statement.setBytes(3, view.tree(to).root().bytes());
                statement.setString(4, to == head.size() ? head.checkpoint() : null);
                statement.executeUpdate();
            }
            connection.commit();
            kept = true;
        } finally {
            if (!kept && !connection.isClosed()) {
                connection.rollback();
            }
        }
        connection.setAutoCommit(true);
    }

    private void insert(String station, List<LedgerRecord> records) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO record (station, idx, run, leaf, body) VALUES (?, ?, ?, ?, ?) ON CONFLICT (station, idx) DO NOTHING")) {
            for (LedgerRecord record : records) {
                statement.setString(1, station);
                statement.setLong(2, record.index());
                statement.setObject(3, record.text("run").isEmpty() ? null : UUID.fromString(record.text("run")), Types.OTHER);
                statement.setBytes(4, Hash.leaf(record.bytes()).bytes());
                statement.setBytes(5, record.bytes());
                statement.addBatch();
            }
            int[] inserted = statement.executeBatch();
            for (int at = 0; at < inserted.length; at++) {
                if (inserted[at] == 0) {
                    requireSame(station, records.get(at));
                }
            }
        }
    }

    /** Another process of this station was faster; or a copy of it goes another way. */
    private void requireSame(String station, LedgerRecord record) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT body FROM record WHERE station = ? AND idx = ?")) {
            statement.setString(1, station);
            statement.setLong(2, record.index());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next() || !Arrays.equals(row.getBytes(1), record.bytes())) {
                    throw forked(record.index());
                }
            }
        }
    }

    /** What all stations have sent. It is closed with this. */
    public AttemptSource attempts() {
        return new SharedAttempts(server, connection);
    }

    /**
     * Takes a device for one bench alone.
     *
     * @return why it is not free
     * @throws dev.claimport.failure.FailureException as {@link #open}
     */
    Optional<Obstacle> reserve(Reservation wanted) {
        try {
            return new Reservations(connection).take(wanted);
        } catch (SQLException e) {
            throw SharedServer.failure(server, e);
        }
    }

    /** Devices that benches have taken and not given back, the longest first. @throws dev.claimport.failure.FailureException as {@link #open} */
    public List<Reserved> reserved() {
        try {
            return new Reservations(connection).taken();
        } catch (SQLException e) {
            throw SharedServer.failure(server, e);
        }
    }

    /**
     * Gives a device back for a bench that will not do so any more. The ledger of the station where that is said has it first, and what it has is
     * here before the device is free: who looks for why two benches made one device finds it in both.
     *
     * @param by who says so
     * @param says keeps it in the ledger of this station @param ledger where that is read, to be sent
     * @return whether a bench had it until now; otherwise nothing is recorded
     * @throws dev.claimport.failure.FailureException as {@link #send} and {@link StationLedger#append}: then it is not given back
     */
    public boolean giveBack(String serial, String by, StationLedger says, LedgerFolder ledger) {
        Optional<Reserved> taken = reserved().stream().filter(device -> device.serial().equals(serial)).findFirst();
        return taken.isPresent() && giveBack(taken.get(), by, says, ledger);
    }

    private boolean giveBack(Reserved device, String by, StationLedger says, LedgerFolder ledger) {
        says.append(Optional.empty(), new LedgerEvent.DeviceGivenBack(device.serial(), device.station(), device.log(), device.run(), device.since(), by));
        try (LedgerView view = LedgerView.open(ledger)) {
            send(view);
        }
        try {
            return new Reservations(connection).giveBack(device, by);
        } catch (SQLException e) {
            throw SharedServer.failure(server, e);
        }
    }

    /** How often a device failed at other stations than the one of this log, as far as they have sent it. */
    int failedElsewhere(String serial, String log) {
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT failure, count(*) FROM attempt WHERE lower(serial) = lower(? COLLATE "C") AND serial = ? AND log <> ? AND outcome = 'failed' GROUP BY failure""")) {
            statement.setString(1, serial);
            statement.setString(2, serial);
            statement.setString(3, log);
            int failed = 0;
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    failed += Finished.countsAgainst(row.getString(1)) ? row.getInt(2) : 0;
                }
            }
            return failed;
        } catch (SQLException e) {
            throw SharedServer.failure(server, e);
        }
    }

    private RuntimeException forked(long record) {
        return new LedgerFailure(LedgerFailure.Kind.SHARED_LEDGER_FORKED, Map.of("server", server, "record", record)).exception();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw SharedServer.failure(server, e);
        }
    }
}
