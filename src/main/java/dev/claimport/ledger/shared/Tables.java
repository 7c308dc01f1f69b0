package dev.claimport.ledger.shared;

import dev.claimport.failure.LedgerFailure;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/** The shared tables, by versions. */
final class Tables {

    private static final String NEWEST = "2";

    private Tables() {}

    /** Makes what is missing; nothing is touched where a newer Claimport has been, or where nothing is missing. */
    static void bring(SharedServer server) throws SQLException {
        Flyway flyway = Flyway.configure(Tables.class.getClassLoader()).dataSource(server.source()).resourceProvider(new Scripts())
                .table("claimport_schema").load();
        try {
            MigrationInfo current = flyway.info().current();
            if (current != null && current.getVersion().isNewerThan(NEWEST)) {
                throw new LedgerFailure(LedgerFailure.Kind.SHARED_LEDGER_NEWER, Map.of("server", server.name())).exception();
            }
            if (current == null || !current.getVersion().getVersion().equals(NEWEST)) {
                flyway.migrate();
            }
        } catch (FlywayException e) {
            throw cause(e);
        }
    }

    private static SQLException cause(FlywayException e) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql) {
                return sql;
            }
        }
        return new SQLException(e.getMessage(), e);
    }
}
