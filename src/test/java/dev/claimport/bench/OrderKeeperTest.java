package dev.claimport.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.bench.order.WorkOrder;
import dev.claimport.handover.Admission.Admitted;
import dev.claimport.ledger.figures.Finished;
import dev.claimport.testing.ManualTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an order, beside it, from one shift to the next. */
class OrderKeeperTest {

    @TempDir
    private Path folder;

    private static WorkOrder order() {
        var devices = new LinkedHashMap<String, Admitted>();
        for (String serial : new String[] {"1", "2", "3"}) {
            devices.put(serial, Admitted.UNKNOWN);
        }
        return new WorkOrder("A-77", devices);
    }

    private static Finished finished(int minute, String serial, String outcome) {
        return new Finished("run-" + minute, ManualTime.START.plus(Duration.ofMinutes(minute)), Duration.ofSeconds(1), "", "", "1", "", "A-77", serial, "", outcome,
                outcome.equals("failed") ? "device-silent" : "", Map.of());
    }

    @Test
    void aLaterShiftGoesOnWithTheSameTable() throws Exception {
        var attempts = new AttemptsOfProcess();
        attempts.add(finished(1, "1", "failed"));
        attempts.add(finished(2, "1", "confirmed"));
        attempts.add(finished(3, "2", "failed"));
        attempts.add(finished(4, "9", "confirmed"));
        var keeper = new OrderKeeper(new OrderResult(order()), folder.resolve("A-77.csv"));
        keeper.takeIn(attempts);
        assertEquals(new OrderKeeper.Progress("A-77", 1, 1, 3), keeper.progress());
        assertEquals(Optional.empty(), keeper.keep(finished(5, "2", "confirmed")));
        assertEquals(new OrderKeeper.Progress("A-77", 2, 0, 3), keeper.progress());
        String table = Files.readString(folder.resolve("A-77.result.csv"));
        assertTrue(table.contains("2,confirmed") && table.contains("3,open"), table);
    }

    @Test
    void aTableThatCannotBeWrittenIsSaidAndStopsNothing() throws Exception {
        // Not even root can.
        Path file = Files.createFile(folder.resolve("file"));
        var keeper = new OrderKeeper(new OrderResult(order()), file.resolve("A-77.csv"));
        assertEquals("file-not-writable", keeper.keep(finished(1, "1", "confirmed")).orElseThrow().id());
        assertEquals(1, keeper.progress().passed());
    }

    @Test
    void whatWasStoppedIsNeitherPassedNorFailed() {
        var result = new OrderResult(order());
        result.add(finished(1, "1", "aborted"));
        assertEquals(0, result.failed());
        assertEquals(0, result.passed());
        result.add(finished(2, "1", "failed"));
        assertEquals(1, result.failed());
        result.add(finished(3, "1", "confirmed"));
        assertEquals(0, result.failed());
    }
}
