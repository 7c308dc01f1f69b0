package dev.claimport.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.handover.RunId;
import dev.claimport.ledger.Events;
import dev.claimport.ledger.Recorded;
import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.ledger.figures.Finished;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.ledger.store.StationLedger;
import dev.claimport.testing.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a bench knows of attempts before, whether a ledger keeps them or a practice alone. */
class AttemptsTest {

    @TempDir
    private Path folder;

    private static Instant minute(int number) {
        return Events.START.plus(Duration.ofMinutes(number));
    }

    private static LedgerEvent.Started started(int minute) {
        return new LedgerEvent.Started(minute(minute), Events.WORKPLACE, "sensors", Map.of(), "/dev/ttyACM0", "gx-2");
    }

    /** A device that fails in the second minute and passes in the fourth, another that passes in the third, and one that is in work since the fifth. */
    private StationLedger recorded() {
        StationLedger ledger = Recorded.writer(new LedgerFolder(folder), new ManualTime());
        record(ledger, 2, Events.failed(7));
        record(ledger, 4, Events.confirmed(7));
        record(ledger, 3, Events.confirmed(8));
        record(ledger, 5, Events.confirmed(8).subList(0, 6));
        return ledger;
    }

    private static void record(StationLedger ledger, int minute, List<LedgerEvent> events) {
        List<LedgerEvent> all = new ArrayList<>(events);
        all.set(0, started(minute));
        all.removeIf(LedgerEvent.Proved.class::isInstance);
        all.forEach(event -> ledger.append(Optional.of(Events.run(minute)), event));
    }

    private static AttemptsOfProcess practised() {
        var attempts = new AttemptsOfProcess();
        for (int minute : List.of(3, 2, 4)) {
            attempts.add(new Finished(Events.run(minute).toString(), minute(minute), Duration.ZERO, "", "", "", "", "", minute == 3 ? "4711-0008" : "4711-0007", "",
                    minute == 2 ? "failed" : "confirmed", "", Map.of()));
        }
        return attempts;
    }

    private static List<Instant> starts(List<Finished> attempts) {
        return attempts.stream().map(Finished::start).toList();
    }

    private static void assertKnown(Attempts attempts) {
        assertEquals(List.of(minute(4), minute(2)), starts(attempts.of("4711-0007")), "the latest first");
        assertEquals(List.of(minute(3)), starts(attempts.of("4711-0008")), "what is in work has not been tried");
        assertEquals(List.of(), attempts.of("4711-0009"));
        assertEquals(List.of(minute(2), minute(3), minute(4)), starts(attempts.since(Instant.EPOCH)), "the earliest first");
        assertEquals(List.of(minute(3), minute(4)), starts(attempts.since(minute(3))));
        assertEquals(List.of(), attempts.since(minute(4).plusMillis(1)));
        List<Finished> read = new ArrayList<>();
        attempts.each(List.of("4711-0008", "unknown", "4711-0007"), read::add);
        assertEquals(List.of(minute(3), minute(2), minute(4)), starts(read), "the earliest of each first");
        assertEquals(List.of("confirmed", "failed", "confirmed"), read.stream().map(Finished::outcome).toList());
    }

    @Test
    void aLedgerKnowsThemOfAllWindowsAndYears() {
        try (StationLedger ledger = recorded()) {
            assertKnown(new RecordedAttempts(ledger, Optional::empty));
        }
    }

    @Test
    void aPracticeKnowsThoseOfItsProcess() {
        assertKnown(practised());
    }

    @Test
    void whereNothingIsRecordedNothingIsKnown() {
        try (StationLedger ledger = Recorded.writer(new LedgerFolder(folder), new ManualTime())) {
            Attempts attempts = new RecordedAttempts(ledger, Optional::empty);
            assertEquals(List.of(), attempts.of("4711-0007"));
            assertEquals(List.of(), attempts.since(Instant.EPOCH));
        }
    }

    @Test
    void aBenchThatSharesWithNobodyTakesItsDevices() {
        var begun = new AtomicInteger();
        try (StationLedger ledger = recorded(); RecordedAttempts attempts = new RecordedAttempts(ledger, () -> {
            begun.incrementAndGet();
            return Optional.empty();
        })) {
            assertEquals(0, attempts.failedElsewhere("4711-0007"));
            attempts.reserve("4711-0007", new RunId(Events.run(9)), "", false);
            assertEquals(0, begun.get(), "nobody has asked for it");
            attempts.share(_ -> { });
            assertEquals(1, begun.get());
            attempts.reserve("4711-0007", new RunId(Events.run(9)), "", false);
        }
    }
}
