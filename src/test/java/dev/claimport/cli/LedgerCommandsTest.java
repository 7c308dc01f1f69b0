package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.ledger.Events;
import dev.claimport.ledger.Recorded;
import dev.claimport.ledger.note.VerifierKey;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.LedgerView;
import dev.claimport.ledger.tree.Hash;
import dev.claimport.testing.NetworkPrinter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerCommandsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ATTEMPTS = 7;

    @TempDir
    private Path home;

    private final RecordedTerminal terminal = new RecordedTerminal();
    private LedgerFolder ledger;

    @BeforeEach
    void record() {
        ledger = Recorded.attempts(home.resolve("ledger"), ATTEMPTS);
    }

    private RecordedTerminal.Result type(String... arguments) {
        List<String> all = new ArrayList<>(List.of("ledger"));
        all.addAll(Arrays.asList(arguments));
        all.addAll(List.of("--ledger", ledger.path().toString()));
        return terminal.type(all.toArray(String[]::new));
    }

    private RecordedTerminal.Result done(String... arguments) {
        RecordedTerminal.Result result = type(arguments);
        assertEquals(0, result.exitCode(), result::err);
        return result;
    }

    private static List<JsonNode> lines(String text) throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    @Test
    void attemptsAreListedAndFound() throws Exception {
        assertEquals(ATTEMPTS, done("list").out().lines().count());
        assertTrue(done("list", "--search", "4711-0002").out().contains("sensor-4711-0002"));
        List<JsonNode> failed = lines(done("list", "--outcome", "failed", "--output", "json").out());
        assertEquals(2, failed.size());
        assertEquals("throttled", failed.getFirst().path("failure").asText());
        assertEquals(1, done("list", "--limit", "1").out().lines().count());
        assertEquals(0, done("list", "--until", "2001-01-01").out().lines().count());
        assertTrue(done("list", "--search", "nothing").err().contains("No attempt"));
        assertEquals(2, type("list", "--limit", "0").exitCode());
        assertEquals(2, type("list", "--outcome", "good").exitCode());
        assertEquals(2, type("list", "--since", "yesterday").exitCode());
        assertEquals(ATTEMPTS, done("list", "--batch", "B-17", "--order", "WO-9", "--station", "bench-3").out().lines().count());
        assertEquals(0, done("list", "--batch", "B-18").out().lines().count());
        assertEquals(2, type("list", "--all-stations").exitCode(), "no database is set");
        assertEquals(2, type("export", "--format", "jsonl", "--all-stations", home.resolve("x").toString()).exitCode());
    }

    @Test
    void figuresAreSaidByShiftAndAsJson() throws Exception {
        JsonNode json = JSON.readTree(done("figures", "--by", "batch", "--output", "json").out());
        assertEquals(ATTEMPTS, json.path("devices").asInt());
        assertEquals(5, json.path("passed").asInt());
        assertEquals(2, json.path("failures").path("throttled").asInt());
        assertEquals(210, json.path("steps").path("device").path("medianMillis").asInt());
        assertEquals(5, json.path("groups").path("B-17").path("firstPass").asInt());
        String text = done("figures", "--by", "shift").out();
        assertTrue(text.contains("bench-3 · J. Weber"), text);
        assertEquals(0, JSON.readTree(done("figures", "--parameter", "Site=Ulm", "--output", "json").out()).path("devices").asInt());
        assertTrue(done("figures", "--parameter", "Site=Ulm").out().matches("(?s).*all devices +0 +0( +-){7}\\s*"), "of no devices there are no shares");
    }

    @Test
    void aLabelIsPrintedAndEachPrintIsARecord() throws Exception {
        String id = Events.run(2).toString();
        try (var printer = new NetworkPrinter("")) {
            String address = printer.address();
            assertTrue(done("label", id, "--printer", address).err().contains("copy 1"));
            assertTrue(done("label", id, "--printer", address).err().contains("copy 2"));
            assertEquals(255, type("label", Events.run(3).toString(), "--printer", address).exitCode(), "it has failed");
        }
        List<JsonNode> records = lines(done("show", id, "--output", "json").out());
        assertEquals(List.of(1, 2), records.stream().filter(record -> record.path("type").asText().equals("label-printed")).map(record -> record.path("copy").asInt()).toList());
        assertTrue(done("verify").out().contains("as it was signed"));
        Path saved = home.resolve("label.zpl");
        assertTrue(done("label", id, "--save", saved.toString()).err().contains(saved.toString()));
        assertTrue(Files.readString(saved).contains("^FDsensor-4711-0002^FS"));
        Path page = home.resolve("label.pdf");
        done("label", id, "--save", page.toString());
        assertTrue(Files.readString(page, StandardCharsets.ISO_8859_1).contains("(sensor-4711-0002) Tj"));
        assertEquals(2, type("label", id).exitCode());
        assertEquals(2, type("label", id, "--printer", "nowhere").exitCode());
    }

    @Test
    void aReportIsWritten() throws Exception {
        Path target = home.resolve("report.html");
        assertTrue(done("report", "--batch", "B-17", target.toString()).err().contains("7 attempts"));
        assertTrue(Files.readString(target).contains("<h1>Handed over: B-17</h1>"));
        assertEquals(255, type("report", home.resolve("no").resolve("report.html").toString()).exitCode());
    }

    @Test
    void anAttemptIsShownEventByEventAndAsItWasSigned() throws Exception {
        String id = Events.run(2).toString();
        String text = done("show", id).out();
        assertTrue(text.startsWith("Attempt " + id + ": confirmed, in claimport.dev/ledger/bench-3/"), text);
        assertTrue(text.contains("claim-received"), text);
        List<JsonNode> records = lines(done("show", id, "--output", "json").out());
        assertEquals(Events.confirmed(2).size(), records.size());
        RecordedTerminal.Result unknown = type("show", "ffff");
        assertEquals(255, unknown.exitCode());
        assertTrue(unknown.err().contains("[record-not-found]"), unknown.err());
    }

    @Test
    void theLedgerIsVerified() throws Exception {
        RecordedTerminal.Result sound = done("verify");
        assertTrue(sound.out().startsWith("The ledger is as it was signed: "), sound.out());
        JsonNode json = JSON.readTree(done("verify", "--output", "json").out());
        assertTrue(json.path("sound").asBoolean());
        assertTrue(json.path("recordsPerSecond").asLong() > 0);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + ledger.database()); Statement statement = connection.createStatement()) {
            statement.execute("UPDATE record SET body = CAST(replace(CAST(body AS TEXT), 'J. Weber', 'M. Adler') AS BLOB) WHERE idx = 1");
        }
        RecordedTerminal.Result changed = type("verify");
        assertEquals(1, changed.exitCode());
        assertTrue(changed.out().contains("Record 1 was changed."), changed.out());
        assertTrue(changed.out().contains("NOT as it was signed"), changed.out());
    }

    @Test
    void aCheckpointFromElsewhereCounts() throws Exception {
        LedgerFolder longer = Recorded.attempts(home.resolve("longer"), ATTEMPTS);
        Path label = Files.copy(longer.checkpoint(), home.resolve("label"));
        RecordedTerminal.Result foreign = type("verify", "--checkpoint", label.toString());
        assertEquals(1, foreign.exitCode());
        assertTrue(foreign.out().contains("is not one of this ledger"), foreign.out());
        RecordedTerminal.Result none = type("verify", "--checkpoint", ledger.database().toString());
        assertEquals(255, none.exitCode());
        assertTrue(none.err().contains("[file-unreadable]"), none.err());
    }

    @Test
    void theRecordsOfOneAttemptAreProvedWithoutTheOthers() throws Exception {
        Path folder = home.resolve("proof");
        RecordedTerminal.Result result = done("prove", Events.run(2).toString(), folder.toString());
        VerifierKey.parse(result.out().strip());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(2L * Events.confirmed(2).size() + 1, files.count());
        }
        int index = 1 + Events.confirmed(1).size();
        String proof = Files.readString(folder.resolve(index + ".tlog-proof"));
        assertTrue(proof.startsWith("c2sp.org/tlog-proof@v1\nindex " + index + "\n"), proof);
        assertTrue(proof.endsWith(Files.readString(ledger.checkpoint())), proof);
        assertFalse(Hash.leaf(Files.readAllBytes(folder.resolve(index + ".json"))).base64().isEmpty());
    }

    @Test
    void proofsAreVerifiedWithoutTheLedger() throws Exception {
        Path folder = home.resolve("shown");
        String key = done("prove", Events.run(2).toString(), folder.toString()).out().strip();
        Files.delete(ledger.database());
        RecordedTerminal.Result proved = type("verify", "--proof", folder.toString(), "--key", key);
        assertEquals(0, proved.exitCode(), proved.err());
        assertTrue(proved.out().contains(Events.confirmed(2).size() + " records are in the log"), proved.out());
        Path record;
        try (Stream<Path> files = Files.list(folder)) {
            record = files.filter(file -> file.toString().endsWith(".json")).sorted().findFirst().orElseThrow();
        }
        Files.writeString(record, Files.readString(record).replace("J. Weber", "K. Weber"));
        RecordedTerminal.Result changed = type("verify", "--proof", folder.toString(), "--key", key);
        assertEquals(1, changed.exitCode());
        assertTrue(changed.out().contains(record.getFileName() + " is NOT proved"), changed.out());
    }

    @Test
    void aProofIsNoneWithoutTheStationsKey() throws Exception {
        Path folder = home.resolve("shown");
        done("prove", Events.run(2).toString(), folder.toString());
        Path other = home.resolve("other");
        Recorded.attempts(other, 1);
        String foreign;
        try (LedgerView view = LedgerView.open(new LedgerFolder(other))) {
            foreign = view.head().key();
        }
        assertEquals(1, type("verify", "--proof", folder.toString(), "--key", foreign).exitCode());
        assertEquals(2, type("verify", "--proof", folder.toString()).exitCode());
        assertEquals(2, type("verify", "--proof", folder.toString(), "--key", "none").exitCode());
        assertEquals(1, type("verify", "--proof", other.toString(), "--key", foreign).exitCode());
        assertEquals(255, type("verify", "--proof", home.resolve("nowhere").toString(), "--key", foreign).exitCode());
    }

    @Test
    void nothingIsSentWithoutAnAddress() {
        assertEquals(2, type("send").exitCode());
    }

    @Test
    void theLedgerIsExported() throws Exception {
        Path csv = home.resolve("all.csv");
        done("export", csv.toString(), "--format", "csv");
        assertEquals(1 + ATTEMPTS, Files.readAllLines(csv).size());
        Path some = home.resolve("some.csv");
        done("export", some.toString(), "--format", "csv", "--outcome", "failed");
        assertEquals(3, Files.readAllLines(some).size());
        Path records = home.resolve("all.jsonl");
        done("export", records.toString(), "--format", "jsonl");
        assertEquals("log-opened", lines(Files.readString(records)).getFirst().path("type").asText());
        done("export", home.resolve("tiles").toString(), "--format", "tiles");
        assertEquals(Files.readString(ledger.checkpoint()), Files.readString(home.resolve("tiles").resolve("checkpoint")));
        for (String[] format : new String[][] {{"openhtf"}, {"wats", "--process-code", "10"}, {"tofupilot", "--procedure-id", "FVT1"}}) {
            Path folder = home.resolve(format[0]);
            List<String> line = new ArrayList<>(List.of("export", folder.toString(), "--format"));
            line.addAll(List.of(format));
            done(line.toArray(String[]::new));
            try (Stream<Path> files = Files.list(folder)) {
                assertEquals(ATTEMPTS, files.count());
            }
        }
        assertEquals(2, type("export", "x", "--format", "wats").exitCode());
        assertEquals(2, type("export", "x", "--format", "tofupilot").exitCode());
        RecordedTerminal.Result nowhere = type("export", home.resolve("no").resolve("such").toString(), "--format", "csv");
        assertEquals(255, nowhere.exitCode());
        assertTrue(nowhere.err().contains("[file-not-writable]"), nowhere.err());
    }

    @Test
    void aNewKeyIsVouchedForOrSaidToBeUnknown() throws Exception {
        VerifierKey.parse(done("new-key").out().strip());
        assertFalse(done("verify").out().contains("did not vouch"));
        Files.delete(ledger.key());
        done("new-key", "--lost");
        assertTrue(done("verify").out().contains("the old one did not vouch for the new"));
    }

    @Test
    void withoutALedgerNothingIsBegun() {
        ledger = new LedgerFolder(home.resolve("none"));
        for (String command : List.of("list", "verify", "new-key")) {
            RecordedTerminal.Result result = type(command);
            assertEquals(255, result.exitCode());
            assertTrue(result.err().contains("[ledger-not-found]"), result.err());
        }
        assertFalse(Files.exists(ledger.path()));
    }
}
