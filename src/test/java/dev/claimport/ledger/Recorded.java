package dev.claimport.ledger;

import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.StationLedger;
import dev.claimport.testing.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ledgers with something in them. */
public final class Recorded {

    private Recorded() {}

    /** Whose clock is set by nobody, however long a test takes. */
    public static StationLedger writer(LedgerFolder ledger, ManualTime time) {
        return new StationLedger(ledger, "bench-3", "1.2.3", time, () -> Duration.between(ManualTime.START, time.instant()).toNanos());
    }

    /** So many attempts, of which each third fails, a minute apart. */
    public static LedgerFolder attempts(Path folder, int attempts) {
        var ledger = new LedgerFolder(folder);
        var time = new ManualTime();
        try (StationLedger writer = writer(ledger, time)) {
            for (int number = 1; number <= attempts; number++) {
                List<LedgerEvent> events = number % 3 == 0 ? Events.failed(number) : Events.confirmed(number);
                for (LedgerEvent event : events) {
                    time.advance(Duration.ofMillis(10));
                    writer.append(Optional.of(Events.run(number)), event);
                }
            }
        }
        return ledger;
    }
}
