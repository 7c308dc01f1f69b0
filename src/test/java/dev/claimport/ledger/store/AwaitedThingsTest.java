package dev.claimport.ledger.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.ledger.Events;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.RunningJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of two devices that become the same thing at the same time, nobody could tell which has come, whichever processes of a station wait for them. */
class AwaitedThingsTest {

    @TempDir
    private Path home;

    private LedgerFolder folder;

    @BeforeEach
    void nameFolder() {
        folder = new LedgerFolder(home.resolve("ledger"));
    }

    private StationLedger ledger() {
        return new StationLedger(folder, "bench-3", "1.2.3", new ManualTime());
    }

    private RunningJvm another(String thing) throws IOException {
        return RunningJvm.start(Map.of(), List.of(), "dev.claimport.ledger.store.ExpectUntilKilled", folder.path().toString(), thing);
    }

    @Test
    void whatAnotherProcessWaitsForIsNotWaitedForHereUntilThatHasEnded() throws Exception {
        try (StationLedger ledger = ledger(); RunningJvm other = another("sensor-0001")) {
            assertEquals("true", other.line(), "nobody else waits yet");
            assertFalse(ledger.expect("sensor-0001"));
            assertTrue(ledger.expect("sensor-0002"));
            other.kill();
            other.exitCode();
            assertTrue(ledger.expect("sensor-0001"), "the system gives back what a killed process had");
        }
    }

    @Test
    void whatIsWaitedForHereIsNotWaitedForInAnotherProcessUntilItIsReleased() throws Exception {
        try (StationLedger ledger = ledger()) {
            assertTrue(ledger.expect("sensor-0001"));
            assertTrue(ledger.expect("sensor-0002"));
            assertFalse(ledger.expect("sensor-0001"));
            ledger.release("sensor-0002");
            try (RunningJvm other = another("sensor-0001")) {
                assertEquals("false", other.line(), "one that was released does not release the other");
            }
            ledger.release("sensor-0001");
            try (RunningJvm other = another("sensor-0001")) {
                assertEquals("true", other.line());
            }
        }
    }

    @Test
    void attemptsUnderWayAndThingsWaitedForDoNotDisturbEachOther() throws Exception {
        try (StationLedger ledger = ledger()) {
            ledger.append(Optional.of(Events.run(1)), Events.started());
            assertTrue(ledger.expect("sensor-0001"));
            ledger.release("sensor-0001");
            try (StationLedger later = ledger()) {
                assertEquals(List.of(), later.cutOff(""), "it is still under way");
            }
        }
    }
}
