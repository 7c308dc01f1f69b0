package dev.claimport.ledger.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.failure.FailureException;
import dev.claimport.ledger.Events;
import dev.claimport.ledger.event.LedgerEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What several slots have recorded at the same time. */
class WrittenTogetherTest extends LedgerInTests {

    /** Has so many threads wait at the ledger, each with an event of another run, and lets them go. @return the runs of those whose record is refused */
    private static List<Integer> together(StationLedger ledger, List<LedgerEvent> events) throws InterruptedException {
        List<Integer> refused = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        synchronized (ledger) {
            for (int number = 0; number < events.size(); number++) {
                int run = number;
                threads.add(Thread.ofPlatform().start(() -> {
                    try {
                        ledger.append(Optional.of(Events.run(run)), events.get(run));
                    } catch (FailureException e) {
                        refused.add(run);
                    }
                }));
            }
            for (Thread thread : threads) {
                while (thread.getState() != Thread.State.BLOCKED) {
                    Thread.onSpinWait();
                }
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return refused;
    }

    @Test
    void whatManySlotsWaitWithIsOneTransaction() throws InterruptedException {
        var transactions = new AtomicInteger();
        try (StationLedger ledger = new StationLedger(folder(), "bench-3", "1.2.3", time, () -> {
            transactions.incrementAndGet();
            return 0;
        })) {
            ledger.append(Optional.of(Events.run(99)), Events.started());
            int before = transactions.get();
            assertEquals(List.of(), together(ledger, Collections.nCopies(30, new LedgerEvent.StepStarted("device"))));
            assertEquals(before + 1, transactions.get(), "the clock is looked at once in each");
        }
        assertEquals(32, records().size());
        assertEquals(30, records().stream().map(record -> record.text("run")).skip(2).distinct().count());
    }

    @Test
    void whatCannotBeRecordedFailsForNobodyElse() throws InterruptedException {
        try (StationLedger ledger = ledger()) {
            ledger.append(Optional.of(Events.run(99)), Events.started());
            List<LedgerEvent> events = new ArrayList<>(Collections.nCopies(4, new LedgerEvent.TemplateRead(1)));
            // More than a record may have.
            events.set(2, new LedgerEvent.StepStarted("x".repeat(70_000)));
            assertEquals(List.of(2), together(ledger, events));
        }
        assertEquals(List.of(Events.run(0), Events.run(1), Events.run(3)),
                records().stream().skip(2).map(record -> UUID.fromString(record.text("run"))).sorted().toList());
    }
}
