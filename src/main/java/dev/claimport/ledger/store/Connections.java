package dev.claimport.ledger.store;

import dev.claimport.failure.LedgerFailure;
import dev.claimport.file.FileWait;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** Opens the file so that what is committed is on the disk, or not at all. */
final class Connections {

    /** PRAGMA synchronous = FULL. */
    private static final int FULL = 2;

    private Connections() {}

    /** With what has been set read back: SQLite keeps silent where it does not do what it is told. */
    static Connection writing(Path file) throws SQLException {
        SQLiteConfig config = config();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try {
            // Without this, macOS has things in the disk's memory only.
            execute(connection, "PRAGMA fullfsync = 1");
            requireSet(connection, file, "journal_mode", "wal");
            requireSet(connection, file, "synchronous", Integer.toString(FULL));
            return connection;
        } catch (Throwable e) {
            connection.close();
            throw e;
        }
    }

    /** For looking at it; nothing of it is changed. */
    static Connection reading(Path file) throws SQLException {
        SQLiteConfig config = config();
        config.setReadOnly(true);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    /**
     * Begins to write: nobody else does until the transaction ends. The driver's own way would begin the next one at once, and so keep
     * everybody else out for good.
     */
    static void begin(Connection connection) throws SQLException {
        execute(connection, "BEGIN IMMEDIATE");
    }

    static void execute(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout((int) FileWait.CHANGE.limit().toMillis());
        return config;
    }

    private static void requireSet(Connection connection, Path file, String pragma, String wanted) throws SQLException {
        String set = pragma(connection, pragma).toLowerCase(Locale.ROOT);
        if (!set.equals(wanted)) {
            throw new LedgerFailure(LedgerFailure.Kind.LEDGER_NOT_DURABLE, Map.of("file", file.toString()), pragma + " is " + set).exception();
        }
    }

    static String pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery("PRAGMA " + name)) {
            return result.next() ? result.getString(1) : "";
        }
    }
}
