package dev.claimport.ledger.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.LedgerFailure;
import dev.claimport.ledger.Events;
import dev.claimport.testing.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a log is begun, found again, and set aside. */
class OpeningTest extends LedgerInTests {

    private String origin(String station) {
        try (StationLedger ledger = new StationLedger(folder(), station, "1.2.3", time)) {
            ledger.append(Optional.of(Events.run(1)), Events.started());
        }
        return records().getFirst().text("log");
    }

    @ParameterizedTest
    @CsvSource({"bench-3,bench-3", "'Werk Köln, Platz 4',WerkKlnPlatz4", "host.example,host.example", "Ω,station", "'',station"})
    void aLogIsNamedAfterItsStationInLettersThatEverybodyReads(String station, String name) {
        assertTrue(origin(station).matches("claimport\\.dev/ledger/" + name.replace(".", "\\.") + "/[0-9a-f]{8}"), () -> origin(station));
    }

    @Test
    void twoLogsOfStationsOfOneNameAreToldApart() throws Exception {
        String one = origin("bench-3");
        Files.move(folder().path(), home.resolve("elsewhere"));
        assertNotEquals(one, origin("bench-3"));
    }

    @Test
    void whatIsSetAsideInOneSecondHasItsOwnFolders() throws Exception {
        for (int damage = 0; damage < 3; damage++) {
            record(damage + 1, Events.confirmed(damage + 1));
            sql("UPDATE log SET size = 1");
            Files.writeString(Path.of(folder().database() + "-wal"), "");
            assertEquals(LedgerFailure.Kind.LEDGER_DAMAGED, refused().kind());
            assertEquals(List.of(), names(folder().path()).stream().filter(name -> name.startsWith("ledger.db") && !name.endsWith(".lock") || name.equals("station.key")).toList());
        }
        String first = names(folder().path()).stream().filter(name -> name.startsWith("set-aside-")).findFirst().orElseThrow();
        assertTrue(first.matches("set-aside-\\d{8}-\\d{6}"), first);
        for (String name : List.of(first, first + "-2", first + "-3")) {
            assertTrue(new TreeSet<>(names(folder().path().resolve(name))).containsAll(List.of("checkpoint", "ledger.db", "station.key")), name);
        }
    }

    @Test
    void theFailureSaysWhereWhatWasDamagedIs() throws Exception {
        record(1, Events.confirmed(1));
        sql("UPDATE log SET size = 1");
        var failure = refused();
        Path aside = Path.of(failure.facts().get("aside").toString());
        assertTrue(Files.exists(new LedgerFolder(aside).database()));
        assertEquals(folder().database().toString(), failure.facts().get("file"));
        assertTrue(failure.detail().contains("the log has a record"), failure.detail());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatIsSetAsideIsItsOwnersAlone() throws Exception {
        record(1, Events.confirmed(1));
        sql("UPDATE log SET size = 1");
        Path aside = Path.of(refused().facts().get("aside").toString());
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(aside)));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(new LedgerFolder(aside).key())));
    }

    @Test
    void theNextLogNamesTheCheckpointThatWasSetAsideLast() throws Exception {
        for (int damage = 1; damage <= 2; damage++) {
            record(damage, Events.confirmed(damage));
            String last = Files.readString(folder().checkpoint());
            sql("UPDATE log SET size = 1");
            refused();
            time.advance(Duration.ofMinutes(1));
            record(10 + damage, Events.failed(10 + damage));
            assertEquals(last, records().getFirst().text("previous"));
        }
    }

    @Test
    void aLogThatWasSetAsideWithoutACheckpointIsNamedByNone() throws Exception {
        record(1, Events.confirmed(1));
        Files.delete(folder().checkpoint());
        sql("UPDATE log SET size = 1");
        refused();
        record(2, Events.failed(2));
        assertEquals("", records().getFirst().text("previous"));
    }

    /** Such as where the power went before the first record was there. */
    @Test
    void aFileWithoutTablesIsBegunAnewUnlessItHasLeftACheckpoint() throws Exception {
        Files.createDirectories(folder().path());
        Files.createFile(folder().database());
        Failures.expect(LedgerFailure.Kind.LEDGER_NOT_FOUND, () -> LedgerView.open(folder()));
        record(1, Events.confirmed(1));
        assertEquals("log-opened", records().getFirst().type());
    }

    @Test
    void aKeyWithoutItsLogIsNotSignedWithAgain() throws Exception {
        record(1, Events.confirmed(1));
        Files.delete(folder().database());
        Files.delete(folder().checkpoint());
        assertEquals(LedgerFailure.Kind.LEDGER_DAMAGED, refused().kind());
        assertFalse(Files.exists(folder().key()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE log SET origin = origin || 'x'", "UPDATE log SET verifier = (SELECT replace(verifier, '+', '+0') FROM log)", "UPDATE record SET leaf = zeroblob(32) WHERE idx = 14",
        "INSERT INTO record (idx, leaf, body) VALUES (99, x'00', x'00')", "DELETE FROM record"})
    void whatNoLongerFitsTogetherIsNotGoneOnWith(String change) throws Exception {
        record(1, Events.confirmed(1));
        sql(change);
        assertEquals(LedgerFailure.Kind.LEDGER_DAMAGED, refused().kind());
    }

    @Test
    void aLogThatDoesNotGoOnFromTheCheckpointBesideItIsNotGoneOnWith() throws Exception {
        record(1, Events.confirmed(1));
        Path other = home.resolve("other");
        try (StationLedger ledger = new StationLedger(new LedgerFolder(other), "bench-3", "1.2.3", time)) {
            Events.confirmed(1).forEach(event -> ledger.append(Optional.of(Events.run(1)), event));
        }
        Files.copy(new LedgerFolder(other).checkpoint(), folder().checkpoint(), StandardCopyOption.REPLACE_EXISTING);
        assertEquals(LedgerFailure.Kind.LEDGER_DAMAGED, refused().kind());
    }

    /** The power may go between a record and the checkpoint that is left beside the log. */
    @Test
    void aCheckpointThatIsOlderThanTheLogIsGoneOnFrom() throws Exception {
        record(1, Events.confirmed(1));
        byte[] earlier = Files.readAllBytes(folder().checkpoint());
        record(2, Events.confirmed(2));
        Files.write(folder().checkpoint(), earlier);
        record(3, Events.confirmed(3));
        assertEquals(1 + 3 * Events.confirmed(1).size(), records().size());
    }

    @Test
    void aCheckpointThatNobodyCanReadIsDamage() throws Exception {
        record(1, Events.confirmed(1));
        Files.writeString(folder().checkpoint(), "x");
        assertEquals(LedgerFailure.Kind.LEDGER_DAMAGED, refused().kind());
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
