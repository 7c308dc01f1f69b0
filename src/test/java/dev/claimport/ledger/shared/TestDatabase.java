package dev.claimport.ledger.shared;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A database of its own on a real PostgreSQL, of its own as well unless it is {@link #beside} others. */
public final class TestDatabase implements AutoCloseable {

    public static final Map<String, String> ADMINISTRATOR = Map.of("PGUSER", "postgres", "PGPASSWORD", "postgres");

    private static final int RESTARTS = 200;
    private static final AtomicInteger BESIDE = new AtomicInteger();

    private final EmbeddedPostgres.Builder builder;
    private final String name;
    private final boolean alone;
    private EmbeddedPostgres server;

    /** The server of all that need none of their own: to begin one takes longer than most that is done with it. It ends with the process, and nothing of it is kept. */
    private static final class Common {

        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public TestDatabase() throws IOException, SQLException {
        this(EmbeddedPostgres.builder());
    }

    /** With what it has in a folder of the test, so that it can {@link #die} and {@link #rise}. */
    TestDatabase(Path folder) throws IOException, SQLException {
        this(EmbeddedPostgres.builder().setDataDirectory(folder).setCleanDataDirectory(false));
    }

    private TestDatabase(EmbeddedPostgres.Builder builder) throws IOException, SQLException {
        this(builder, builder.start(), "shared", true);
    }

    private TestDatabase(EmbeddedPostgres.Builder builder, EmbeddedPostgres server, String name, boolean alone) throws SQLException {
        this.builder = builder;
        this.server = server;
        this.name = name;
        this.alone = alone;
        run("postgres", "CREATE DATABASE " + name);
    }

    /** On the server that others use, too: for whoever makes no roles, which are all databases' of a server, and does not end it. */
    public static TestDatabase beside() throws SQLException {
        return new TestDatabase(EmbeddedPostgres.builder(), Common.SERVER, "shared" + BESIDE.incrementAndGet(), false);
    }

    /** As it was made, for the next test: to begin a server takes longer than most that is done with it. */
    public void renew() throws SQLException {
        drop();
        if (alone) {
            dropRoles();
        }
        run("postgres", "CREATE DATABASE " + name);
    }

    private void drop() throws SQLException {
        run("postgres", "DROP DATABASE " + name + " WITH (FORCE)");
    }

    private void dropRoles() throws SQLException {
        run("postgres", "DO $$ DECLARE one text; BEGIN FOR one IN SELECT rolname FROM pg_roles WHERE rolname <> 'postgres' AND rolname !~ '^pg_' LOOP "
                + "EXECUTE 'DROP ROLE ' || quote_ident(one); END LOOP; END $$");
    }

    int port() {
        return server.getPort();
    }

    /** The server is killed, with whatever it does, and what is in its memory is lost. @param folder as it was made with */
    void die(Path folder) throws IOException, InterruptedException {
        long process = Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid")).getFirst());
        new ProcessBuilder("kill", "-9", Long.toString(process)).start().waitFor();
    }

    /** And starts again, at the same port, once the last of its processes has noticed. */
    void rise() throws IOException, InterruptedException {
        int port = server.getPort();
        server.close();
        for (int tries = 0;; tries++) {
            try {
                server = builder.setPort(port).start();
                return;
            } catch (IOException | IllegalStateException e) {
                if (tries == RESTARTS) {
                    throw e;
                }
                Thread.sleep(100);
            }
        }
    }

    public String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + name;
    }

    public void run(String sql) throws SQLException {
        run(name, sql);
    }

    private void run(String database, String sql) throws SQLException {
        try (Connection connection = server.getDatabase("postgres", database).getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long count(String sql) throws SQLException {
        return Long.parseLong(ask(sql));
    }

    String ask(String sql) throws SQLException {
        try (Connection connection = server.getDatabase("postgres", name).getConnection(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Whether it has what the station has, byte for byte and nothing else. */
    void assertSameAs(LedgerFolder ledger) throws SQLException {
        try (Connection connection = server.getDatabase("postgres", name).getConnection()) {
            assertSameAs(ledger, connection);
        }
    }

    static void assertSameAs(LedgerFolder ledger, Connection database) throws SQLException {
        List<byte[]> own = new ArrayList<>();
        List<byte[]> there = new ArrayList<>();
        String origin;
        try (LedgerView view = LedgerView.open(ledger)) {
            origin = view.head().origin();
            view.read(0, Long.MAX_VALUE, (_, body, _) -> own.add(body));
        }
        try (Statement statement = database.createStatement(); ResultSet rows = statement.executeQuery("SELECT body FROM record WHERE station = '" + origin + "' ORDER BY idx")) {
            while (rows.next()) {
                there.add(rows.getBytes(1));
            }
        }
        assertEquals(own.size(), there.size());
        for (int at = 0; at < own.size(); at++) {
            assertArrayEquals(own.get(at), there.get(at));
        }
    }

    /** Nobody gets in, and whoever is in is put out; or all is as before. */
    public void shut(boolean shut) throws SQLException {
        run("postgres", "ALTER DATABASE " + name + " ALLOW_CONNECTIONS " + !shut);
        if (shut) {
            run("postgres", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        if (alone) {
            server.close();
        } else {
            drop();
        }
    }
}
