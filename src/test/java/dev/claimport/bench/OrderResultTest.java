package dev.claimport.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.bench.order.WorkOrder;
import dev.claimport.handover.Admission.Admitted;
import dev.claimport.ledger.figures.Finished;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has become of an order's devices, however often each was tried. */
class OrderResultTest {

    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

    private final OrderResult result = new OrderResult(order("1", "2", "3", "4"));

    private static WorkOrder order(String... serials) {
        var devices = new LinkedHashMap<String, Admitted>();
        List.of(serials).forEach(serial -> devices.put(serial, Admitted.UNKNOWN));
        return new WorkOrder("A-77", devices);
    }

    private void tried(int minute, String serial, String outcome, String failure) {
        result.add(new Finished("run-" + minute, START.plus(Duration.ofMinutes(minute)), Duration.ofSeconds(7), "", "bench-3", "1", "", "A-77", serial,
                outcome.equals("confirmed") ? "sensor-" + serial : "", outcome, failure, Map.of()));
    }

    private List<String> rows() {
        return new String(result.table(), StandardCharsets.UTF_8).replace("\"", "").lines().skip(1).toList();
    }

    @Test
    void aDeviceThatPassedHasPassedWhateverWasBeforeAndAfter() {
        tried(0, "1", "failed", "hook-refused");
        tried(1, "1", "confirmed", "");
        tried(2, "1", "failed", "device-silent");
        tried(3, "2", "failed", "hook-refused");
        tried(4, "2", "failed", "device-silent");
        tried(5, "3", "aborted", "cancelled");
        tried(6, "another", "confirmed", "");
        assertEquals(List.of(1, 1, 4), List.of(result.passed(), result.failed(), result.devices()));
        assertEquals(List.of("1,confirmed,sensor-1,,3,2026-11-23T08:01:00Z", "2,failed,,device-silent,2,2026-11-23T08:04:00Z", "3,aborted,,cancelled,1,2026-11-23T08:05:00Z",
                "4,open,,,0,"), rows());
    }

    @Test
    void itStandsBesideTheOrder() {
        assertEquals(Path.of("orders/A-77.result.csv"), OrderResult.beside(Path.of("orders/A-77.CSV")));
        assertEquals(Path.of("orders/A-77.result.csv"), OrderResult.beside(Path.of("orders/A-77.txt")));
        assertEquals(Path.of("A-77.xls.result.csv"), OrderResult.beside(Path.of("A-77.xls")));
    }

    @Test
    void itIsWrittenAsItIsShown(@TempDir Path folder) throws Exception {
        tried(0, "1", "confirmed", "");
        Path file = folder.resolve("A-77.result.csv");
        result.write(file);
        assertEquals(new String(result.table(), StandardCharsets.UTF_8), Files.readString(file));
    }
}
