package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.ledger.Events;
import dev.claimport.ledger.Recorded;
import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.ledger.shared.TestDatabase;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.settings.PolicySource;
import dev.claimport.settings.SettingsStore;
import dev.claimport.testing.ManualTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What two stations have sent to a real PostgreSQL, asked for at either of them. */
class SharedLedgerCommandsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path home;

    private final RecordedTerminal terminal = new RecordedTerminal();

    private RecordedTerminal.Result done(String line, String... last) {
        String[] words = line.split(" ");
        String[] all = Arrays.copyOf(words, words.length + last.length);
        System.arraycopy(last, 0, all, words.length, last.length);
        RecordedTerminal.Result result = terminal.type(all);
        assertEquals(0, result.exitCode(), result::err);
        return result;
    }

    private static void record(LedgerFolder ledger, int run, List<LedgerEvent> events) {
        try (var writer = Recorded.writer(ledger, new ManualTime())) {
            events.forEach(event -> writer.append(Optional.of(Events.run(run)), event));
        }
    }

    @Test
    void whatAllStationsHaveSentIsListedShownCountedReportedAndExportedAndWhatADeadOneHasIsGivenBack() throws Exception {
        var one = new LedgerFolder(home.resolve("one"));
        var two = new LedgerFolder(home.resolve("two"));
        record(one, 1, Events.confirmed(1));
        record(two, 2, Events.failed(2));
        record(two, 3, Events.confirmed(2));
        try (var database = TestDatabase.beside()) {
            Path file = home.resolve("config.yaml");
            terminal.settings = new SettingsStore(PolicySource.none(), file);
            done("config set ledger-url", database.url() + "?user=postgres");
            assertTrue(Files.exists(file));
            done("ledger send --ledger", one.path().toString());
            done("ledger send --ledger", two.path().toString());
            assertEquals(3, done("ledger list --all-stations").out().lines().count());
            assertTrue(done("ledger show --all-stations", Events.run(3).toString()).out().contains("sensor-4711-0002"));
            JsonNode figures = JSON.readTree(done("ledger figures --all-stations --output json").out());
            assertEquals(List.of(2, 2, 1), List.of(figures.path("devices").asInt(), figures.path("passed").asInt(), figures.path("failures").path("throttled").asInt()));
            Path table = home.resolve("table.csv");
            done("ledger export --all-stations --format csv", table.toString());
            assertEquals(4, Files.readAllLines(table).size());
            Path report = home.resolve("report.html");
            done("ledger report --all-stations", report.toString());
            assertTrue(Files.readString(report).contains("sensor-4711-0001"));

            assertTrue(done("ledger reserved").err().contains("No device"));
            database.run("INSERT INTO reservation (serial, turn, run, log, station) VALUES ('77', 1, gen_random_uuid(), 'a log that never was sent', 'bench-9')");
            String line = done("ledger reserved").out();
            assertTrue(line.contains("77") && line.contains("bench-9"), line);
            assertEquals("bench-9", JSON.readTree(done("ledger reserved --output json").out()).path("station").asText());
            assertTrue(done("ledger reserved --give-back 77 --ledger", one.path().toString()).err().contains("77"));
            assertEquals("", done("ledger reserved").out());
            Path records = home.resolve("records.jsonl");
            done("ledger export --format jsonl --ledger", one.path().toString(), records.toString());
            assertEquals("bench-9", JSON.readTree(Files.readAllLines(records).getLast()).path("station").asText());
            done("ledger verify --ledger", one.path().toString());
            assertEquals(1, terminal.type("ledger", "reserved", "--give-back", "77", "--ledger", one.path().toString()).exitCode(), "nobody has it");
        }
        assertEquals(255, terminal.type("ledger", "list", "--all-stations").exitCode(), "the database is gone");
    }
}
