package dev.claimport.ledger.shared;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LedgerFailure;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;

/** Where the shared database is, and how it is spoken to: over TLS with the name of its host verified, unless it is on this computer. */
final class SharedServer {

    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1");
    /** Of SQL states: wrong user or password, what a role may not do, a database that may only be read, and one that has no room left. */
    private static final String NOT_WHO = "28";
    private static final Set<String> NOT_ALLOWED = Set.of("42501", "25006");
    private static final String FULL = "53";

    private final String name;
    private final PGSimpleDataSource source = new PGSimpleDataSource();

    /** @param url as the setting {@code ledger-url} has it */
    SharedServer(String url, Map<String, String> environment) {
        URI address = address(url);
        name = name(url);
        source.setUrl(url);
        if (source.getUser() == null && environment.containsKey("PGUSER")) {
            source.setUser(environment.get("PGUSER"));
        }
        if (environment.containsKey("PGPASSWORD")) {
            source.setPassword(environment.get("PGPASSWORD"));
        }
        source.setSslMode(HERE.contains(address.getHost()) ? "prefer" : "verify-full");
        source.setConnectTimeout((int) SharedWait.CONNECT.limit().toSeconds());
        source.setLoginTimeout((int) SharedWait.CONNECT.limit().toSeconds());
        source.setSocketTimeout((int) SharedWait.ANSWER.limit().toSeconds());
        source.setApplicationName("claimport");
    }

    private static URI address(String url) {
        return URI.create(url.substring("jdbc:".length()));
    }

    /** Host, port and database. */
    static String name(String url) {
        URI address = address(url);
        return address.getAuthority() + address.getPath();
    }

    String name() {
        return name;
    }

    PGSimpleDataSource source() {
        return source;
    }

    Connection connect() throws SQLException {
        return source.getConnection();
    }

    static FailureException failure(String server, SQLException e) {
        String state = String.valueOf(e.getSQLState());
        LedgerFailure.Kind kind = state.startsWith(NOT_WHO) || NOT_ALLOWED.contains(state) ? LedgerFailure.Kind.SHARED_LEDGER_REFUSED
                : state.startsWith(FULL) ? LedgerFailure.Kind.SHARED_LEDGER_FULL : LedgerFailure.Kind.SHARED_LEDGER_UNREACHABLE;
        return new LedgerFailure(kind, Map.of("server", server), state + ": " + e.getMessage()).exception(e);
    }
}
