package dev.claimport.ledger.store;

import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.ledger.event.LedgerEvent.Cause;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/** The tables by which attempts are found, kept along with the records, in the same transaction. */
final class Projection {

    private final Connection connection;

    Projection(Connection connection) {
        this.connection = connection;
    }

    /** @param at when the event was recorded */
    void add(String run, long index, Instant at, LedgerEvent event) throws SQLException {
        switch (event) {
            case LedgerEvent.Started started -> run("""
                    INSERT INTO attempt (run, first, started, operator, station, account, region, batch, work_order, template) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    run, index, started.start().toEpochMilli(), started.workplace().operator(), started.workplace().station(), started.workplace().account(),
                    started.workplace().region(), started.workplace().batch(), started.workplace().order(), started.template());
            case LedgerEvent.DeviceAnswered answered -> run("UPDATE attempt SET model = ?, serial = ?, ordinal = ? WHERE run = ?",
                    answered.model(), answered.serial(), answered.ordinal(), run);
            case LedgerEvent.Admitted admitted when !admitted.batch().isEmpty() -> run("UPDATE attempt SET batch = ? WHERE run = ?", admitted.batch(), run);
            case LedgerEvent.Proved proved -> run("INSERT INTO proof (certificate, run) VALUES (?, ?)", proved.certificateId(), run);
            case LedgerEvent.Ended ended -> run("UPDATE attempt SET ended = ?, outcome = ?, failure = ?, thing = ?, certificate = ? WHERE run = ?",
                    at.toEpochMilli(), ended.outcome(), ended.cause().map(Cause::failure).orElse(""), ended.thing(), ended.certificateId(), run);
            default -> { }
        }
    }

    void run(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < values.length; at++) {
                statement.setObject(at + 1, values[at]);
            }
            statement.executeUpdate();
        }
    }
}
