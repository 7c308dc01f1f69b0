package dev.claimport.ledger.store;

import dev.claimport.failure.LedgerFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;

/** The tables, by versions: each has a file {@code schema-VERSION.sql}, which makes it from the one before. */
final class Schema {

    private static final int NEWEST = 2;
    /** "ClPt": that the file is one of Claimport's. */
    private static final int APPLICATION = 0x436C5074;

    private Schema() {}

    /**
     * Makes the tables where there are none, and newer ones of older ones. Within the transaction of the caller.
     *
     * @return whether there were none
     */
    static boolean bring(Connection connection, Path file) throws SQLException, DamagedException {
        int version = version(connection, file);
        for (int next = version + 1; next <= NEWEST; next++) {
            try (Statement statement = connection.createStatement()) {
                for (String command : script(next).split(";\\s*\n")) {
                    statement.execute(command);
                }
                statement.execute("PRAGMA user_version = " + next);
                statement.execute("PRAGMA application_id = " + APPLICATION);
            }
        }
        return version == 0;
    }

    /** @return 0 for a file without tables @throws dev.claimport.failure.FailureException {@code ledger-newer} */
    static int version(Connection connection, Path file) throws SQLException, DamagedException {
        int version = Integer.parseInt(Connections.pragma(connection, "user_version"));
        int application = Integer.parseInt(Connections.pragma(connection, "application_id"));
        if (application != (version == 0 ? 0 : APPLICATION)) {
            throw new DamagedException("the database is another program's");
        }
        if (version > NEWEST) {
            throw new LedgerFailure(LedgerFailure.Kind.LEDGER_NEWER, Map.of("file", file.toString())).exception();
        }
        return version;
    }

    private static String script(int version) {
        try (InputStream in = Schema.class.getResourceAsStream("schema-" + version + ".sql")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
