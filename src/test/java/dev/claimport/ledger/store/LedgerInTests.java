package dev.claimport.ledger.store;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.ledger.Events;
import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.ledger.event.LedgerRecord;
import dev.claimport.testing.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.io.TempDir;

/** A ledger in a folder of its own, whose time is the test’s. */
abstract class LedgerInTests {

    @TempDir
    Path home;

    final ManualTime time = new ManualTime();
    final AtomicLong nanos = new AtomicLong();

    LedgerFolder folder() {
        return new LedgerFolder(home.resolve("data").resolve("ledger"));
    }

    StationLedger ledger() {
        return new StationLedger(folder(), "bench-3", "1.2.3", time, nanos::get);
    }

    void record(int number, List<LedgerEvent> events) {
        try (StationLedger ledger = ledger()) {
            events.forEach(event -> ledger.append(Optional.of(Events.run(number)), event));
        }
    }

    List<LedgerRecord> records() {
        List<LedgerRecord> records = new ArrayList<>();
        try (LedgerView view = LedgerView.open(folder())) {
            view.read(0, Long.MAX_VALUE, (index, body, _) -> records.add(LedgerRecord.of(index, body)));
        }
        return records;
    }

    void sql(String command) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder().database()); Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    /** How often this process has the file open; Linux says so. */
    static long opened(Path file) throws IOException {
        try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.filter(descriptor -> {
                try {
                    return Files.isSameFile(descriptor, file);
                } catch (IOException _) {
                    // That of the list itself is closed by now.
                    return false;
                }
            }).count();
        }
    }

    Failure refused() {
        return assertThrows(FailureException.class, () -> record(99, Events.confirmed(99))).failure();
    }
}
