package dev.claimport.ledger.shared;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Devices that benches take, one turn after the other. Of two that take the same turn, the table's key lets one. A turn ends with the record of
 * the attempt's end, which its station sends; where a station has died without one, it goes on itself, or the operator of another says again, or
 * somebody gives the device back for it: by a turn that is nobody's.
 */
final class Reservations {

    private static final UUID NO_RUN = new UUID(0, 0);

    private final Connection connection;

    Reservations(Connection connection) {
        this.connection = connection;
    }

    /** The last turn of a device. @param held whether its attempt has not ended, as far as is known here */
    private record Turn(long number, UUID run, String log, String station, Instant at, boolean held) {

        private static final Turn NONE = new Turn(0, NO_RUN, "", "", Instant.EPOCH, false);
    }

    Optional<Obstacle> take(Reservation wanted) throws SQLException {
        while (true) {
            // The turn before what has passed: whoever ends in between is seen.
            Turn last = last(wanted.serial());
            Optional<Obstacle> obstacle = wanted.again() ? Optional.empty() : passed(wanted.serial());
            if (obstacle.isPresent()) {
                return obstacle;
            }
            if (last.held() && !last.log().equals(wanted.log()) && !wanted.again()) {
                return Optional.of(new Obstacle(false, last.station(), "", last.at()));
            }
            if (insert(wanted, last.number() + 1)) {
                return Optional.empty();
            }
        }
    }

    /** Those that are taken, the longest first. */
    List<Reserved> taken() throws SQLException {
        List<Reserved> taken = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT taken.serial, taken.run, taken.log, taken.station, taken.at, (SELECT at FROM sent WHERE sent.station = taken.log ORDER BY size DESC LIMIT 1)
                FROM (SELECT DISTINCT ON (serial) * FROM reservation ORDER BY serial, turn DESC) AS taken LEFT JOIN attempt ON attempt.run = taken.run
                WHERE taken.log <> '' AND coalesce(attempt.outcome, 'open') = 'open' ORDER BY taken.at, taken.serial"""); ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                taken.add(new Reserved(row.getString(1), row.getObject(2, UUID.class), row.getString(3), row.getString(4), row.getTimestamp(5).toInstant(),
                        Optional.ofNullable(row.getTimestamp(6)).map(Timestamp::toInstant)));
            }
        }
        return taken;
    }

    /** @param by who says that nobody works with it any more @return whether that very attempt had it until now */
    boolean giveBack(Reserved device, String by) throws SQLException {
        Turn last = last(device.serial());
        return last.held() && last.run().equals(device.run()) && insert(new Reservation(device.serial(), NO_RUN, "", by, true), last.number() + 1);
    }

    private Turn last(String serial) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT turn, taken.run, taken.log, taken.station, at, taken.log <> '' AND coalesce(attempt.outcome, 'open') = 'open' FROM reservation AS taken
                LEFT JOIN attempt ON attempt.run = taken.run WHERE taken.serial = ? ORDER BY turn DESC LIMIT 1""")) {
            statement.setString(1, serial);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? new Turn(row.getLong(1), row.getObject(2, UUID.class), row.getString(3), row.getString(4), row.getTimestamp(5).toInstant(),
                        row.getBoolean(6)) : Turn.NONE;
            }
        }
    }

    private Optional<Obstacle> passed(String serial) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT station, thing, started FROM attempt WHERE lower(serial) = lower(? COLLATE "C") AND serial = ? AND outcome IN ('confirmed', 'delivered')
                ORDER BY started DESC LIMIT 1""")) {
            statement.setString(1, serial);
            statement.setString(2, serial);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(new Obstacle(true, row.getString(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3)))) : Optional.empty();
            }
        }
    }

    /** @return false when another bench has taken this turn */
    private boolean insert(Reservation wanted, long turn) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO reservation (serial, turn, run, log, station) VALUES (?, ?, ?, ?, ?) ON CONFLICT (serial, turn) DO NOTHING")) {
            statement.setString(1, wanted.serial());
            statement.setLong(2, turn);
            statement.setObject(3, wanted.run(), Types.OTHER);
            statement.setString(4, wanted.log());
            statement.setString(5, wanted.station());
            return statement.executeUpdate() == 1;
        }
    }
}
