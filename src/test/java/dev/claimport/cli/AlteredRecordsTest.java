package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.ledger.Events;
import dev.claimport.ledger.Recorded;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record that was changed in the file is shown, and said to be: whoever looks at one attempt need not think of verifying all. */
class AlteredRecordsTest {

    /** Of the second attempt's start. */
    private static final long INDEX = 1L + Events.confirmed(1).size();

    @TempDir
    private Path home;

    private final RecordedTerminal terminal = new RecordedTerminal();
    private LedgerFolder ledger;

    @BeforeEach
    void record() {
        ledger = Recorded.attempts(home.resolve("ledger"), 3);
    }

    private RecordedTerminal.Result type(String... arguments) {
        List<String> all = new ArrayList<>(List.of("ledger"));
        all.addAll(Arrays.asList(arguments));
        all.addAll(List.of("--ledger", ledger.path().toString()));
        return terminal.type(all.toArray(String[]::new));
    }

    /** @param hash whether the hash that was kept of it is changed, too */
    private void alter(boolean hash) throws Exception {
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + ledger.database())) {
            byte[] body;
            try (var row = file.createStatement().executeQuery("SELECT body FROM record WHERE idx = " + INDEX)) {
                body = new String(row.getBytes(1), StandardCharsets.UTF_8).replace("J. Weber", "M. Adler").getBytes(StandardCharsets.UTF_8);
            }
            try (var change = file.prepareStatement("UPDATE record SET body = ?1, leaf = CASE WHEN ?2 THEN ?3 ELSE leaf END WHERE idx = ?4")) {
                change.setBytes(1, body);
                change.setBoolean(2, hash);
                change.setBytes(3, Hash.leaf(body).bytes());
                change.setLong(4, INDEX);
                assertEquals(1, change.executeUpdate());
            }
        }
    }

    private static void assertNamed(RecordedTerminal.Result said) {
        assertEquals(1, said.exitCode(), said::err);
        assertTrue(said.err().contains("[record-altered]"), said::err);
        assertTrue(said.err().lines().anyMatch(line -> line.matches(".*: (\\d+, )?" + INDEX + "(, \\d+)?\\.")), said::err);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anAttemptThatIsShownIsSaidToBeAltered(boolean hash) throws Exception {
        alter(hash);
        for (String format : List.of("text", "json")) {
            RecordedTerminal.Result shown = type("show", Events.run(2).toString(), "--output", format);
            assertNamed(shown);
            assertTrue(shown.out().contains("M. Adler"), shown::out);
        }
        assertEquals(0, type("show", Events.run(3).toString()).exitCode(), "the others are as they were");
        assertNamed(type("prove", Events.run(2).toString(), home.resolve("proofs").toString()));
        RecordedTerminal.Result label = type("label", Events.run(2).toString(), "--save", home.resolve("label.zpl").toString());
        assertNamed(label);
        assertFalse(Files.exists(home.resolve("label.zpl")), "it would be stuck to a device");
    }

    @Test
    void whatIsWrittenForOthersIsWrittenAndSaidToBeAltered() throws Exception {
        alter(false);
        for (String format : List.of("csv", "jsonl", "tiles", "openhtf")) {
            Path target = home.resolve(format);
            RecordedTerminal.Result written = type("export", target.toString(), "--format", format);
            assertNamed(written);
            assertTrue(written.err().contains("written to"), written::err);
            assertTrue(Files.exists(target));
        }
        Path page = home.resolve("report.html");
        assertNamed(type("report", page.toString()));
        assertTrue(Files.readString(page).matches("(?s).*<p class=\"altered\">[^<]*: " + INDEX + "\\.</p>.*"), "whoever gets the page reads it there");
        RecordedTerminal.Result figures = type("figures", "--output", "json");
        assertNamed(figures);
        assertEquals(3, new ObjectMapper().readTree(figures.out()).path("devices").asInt());
        assertEquals(0, type("export", home.resolve("some.csv").toString(), "--format", "csv", "--search", "4711-0001").exitCode(), "it is not among these");
    }

    @Test
    void aCheckpointThatTheStationsKeyHasNotSignedProvesNothing() throws Exception {
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + ledger.database()); var change = file.createStatement()) {
            change.execute("UPDATE log SET checkpoint = replace(checkpoint, '— ', '— x')");
        }
        RecordedTerminal.Result shown = type("show", Events.run(1).toString());
        assertEquals(1, shown.exitCode());
        assertTrue(shown.err().contains("[record-altered]"), shown::err);
    }
}
