package dev.claimport.ledger.shared;

import dev.claimport.failure.LedgerFailure;
import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.event.LedgerRecord;
import dev.claimport.ledger.store.AttemptQuery;
import dev.claimport.ledger.store.AttemptSource;
import dev.claimport.ledger.store.AttemptSql;
import dev.claimport.ledger.store.KeptRecords;
import dev.claimport.ledger.store.LedgerView.Found;
import dev.claimport.ledger.tree.Hash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The attempts of all stations, as far as they are sent. */
final class SharedAttempts implements AttemptSource {

    /** As many rows as are fetched at once. */
    private static final int BATCH = 500;

    private final String server;
    private final Connection connection;
    private final KeptRecords kept = new KeptRecords();

    SharedAttempts(String server, Connection connection) {
        this.server = server;
        this.connection = connection;
    }

    @Override
    public List<Found> find(AttemptQuery query) {
        AttemptSql.Question question = question(query);
        return ask(question.sql(), Found::of, question.values());
    }

    /** By pages, each asked anew: a connection that holds a long answer open would hold the database up. */
    @Override
    public void each(AttemptQuery query, Consumer<Attempt> reader) {
        AttemptQuery next = query;
        for (int left = query.most(); left > 0;) {
            int wanted = Math.min(BATCH, left);
            List<Found> page = find(next.upTo(wanted));
            for (Found found : page) {
                reader.accept(records(found.run()));
            }
            left = page.size() < wanted ? 0 : left - wanted;
            next = page.isEmpty() ? next : next.after(page.getLast());
        }
    }

    @Override
    public Attempt attempt(String id) {
        List<String> runs = ask("SELECT run FROM attempt WHERE run >= ?::uuid AND run <= ?::uuid LIMIT 2", row -> row.getString(1), List.of(bound(id, '0'), bound(id, 'f')));
        if (id.isEmpty() || runs.size() != 1) {
            throw new LedgerFailure(LedgerFailure.Kind.RECORD_NOT_FOUND, Map.of("id", id)).exception();
        }
        return records(runs.getFirst());
    }

    /** The first or the last id that begins so; what is none finds nothing. */
    private static String bound(String id, char rest) {
        String digits = id.replace("-", "").toLowerCase(Locale.ROOT);
        return digits.matches("[0-9a-f]{1,32}") ? digits + String.valueOf(rest).repeat(32 - digits.length()) : "f".repeat(32);
    }

    @Override
    public Optional<KeptRecords.Altered> altered() {
        return kept.altered();
    }

    @Override
    public void hold() {
        try {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        } catch (SQLException e) {
            throw SharedServer.failure(server, e);
        }
    }

    @Override
    public List<String> checkpoints() {
        return ask("SELECT DISTINCT ON (station) checkpoint FROM sent WHERE checkpoint IS NOT NULL ORDER BY station, size DESC", row -> row.getString(1), List.of());
    }

    private Attempt records(String run) {
        return Attempt.of(ask("SELECT idx, body, leaf, station FROM record WHERE run = ?::uuid ORDER BY station, idx", row -> {
            kept.check(row.getString(4), row.getLong(1), row.getBytes(2), Hash.of(row.getBytes(3)));
            return LedgerRecord.of(row.getLong(1), row.getBytes(2));
        }, List.of(run)));
    }

    private AttemptSql.Question question(AttemptQuery query) {
        return AttemptSql.POSTGRES.of(query, counted -> ask(counted.sql(), row -> row.getLong(1), counted.values()).getFirst());
    }

    private interface Row<R> {
        R of(ResultSet row) throws SQLException;
    }

    private <R> List<R> ask(String sql, Row<R> row, List<Object> values) {
        List<R> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < values.size(); at++) {
                statement.setObject(at + 1, values.get(at));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row.of(rows));
                }
            }
        } catch (SQLException e) {
            throw SharedServer.failure(server, e);
        }
        return found;
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
