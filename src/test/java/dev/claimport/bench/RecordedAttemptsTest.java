package dev.claimport.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.bench.RecordedAttempts.SharedWith;
import dev.claimport.failure.BenchFailure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LedgerFailure;
import dev.claimport.handover.RunId;
import dev.claimport.ledger.Events;
import dev.claimport.ledger.Recorded;
import dev.claimport.ledger.shared.OnADatabase;
import dev.claimport.ledger.shared.Sharing;
import dev.claimport.ledger.shared.Sharing.Standing;
import dev.claimport.ledger.shared.TestDatabase;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import dev.claimport.time.TimeSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Benches that share a real PostgreSQL, as a slot asks them. */
class RecordedAttemptsTest extends OnADatabase {

    private final Random random = new Random(14);

    private RunId run() {
        return RunId.next(Instant.EPOCH, random);
    }

    private RecordedAttempts bench(String name, boolean required) throws Exception {
        LedgerFolder ledger = Recorded.attempts(folder.resolve(name), name.equals("one") ? 2 : 0);
        if (name.equals("two")) {
            try (var writer = Recorded.writer(ledger, new ManualTime())) {
                writer.append(Optional.of(run().value()), Events.started());
            }
        }
        var attempts = new RecordedAttempts(Recorded.writer(ledger, new ManualTime()), () -> Optional.of(new SharedWith(
                Sharing.begin(database.url(), TestDatabase.ADMINISTRATOR, ledger, TimeSource.system()), name, required)));
        await(attempts, Standing.IN_STEP);
        return attempts;
    }

    private static void await(RecordedAttempts attempts, Standing wanted) throws InterruptedException {
        var there = new CountDownLatch(1);
        attempts.share(state -> {
            if (state.standing() == wanted) {
                there.countDown();
            }
        });
        assertTrue(there.await(2, TimeUnit.MINUTES));
    }

    @Test
    void aDeviceOfAnotherBenchIsStoppedByNameUnlessTheOperatorSaysAgain() throws Exception {
        try (RecordedAttempts one = bench("one", false); RecordedAttempts two = bench("two", false)) {
            Failures.expect(BenchFailure.Kind.SERIAL_PASSED_ELSEWHERE, () -> two.reserve("4711-0001", run(), "", false));
            one.reserve("77", run(), "", false);
            Failures.expect(BenchFailure.Kind.SERIAL_RESERVED, () -> two.reserve("77", run(), "", false));
            two.reserve("77", run(), "", true);
            two.reserve("", run(), "", false);
            one.reserve("78", run(), "Bench 3, left", false);
            assertEquals("Bench 3, left", takenBy(two, "78"), "as the shift calls it");
            one.reserve("79", run(), "", false);
            assertEquals("one", takenBy(two, "79"), "as the computer is called");
        }
    }

    @Test
    void aDeviceIsWhoeverHasExactlyItsNumber() throws Exception {
        LedgerFolder ledger = Recorded.attempts(folder.resolve("alone"), 0);
        try (var writer = Recorded.writer(ledger, new ManualTime()); RecordedAttempts attempts = new RecordedAttempts(writer, Optional::empty)) {
            for (int number : new int[] {71, 7, 71, 7}) {
                UUID run = run().value();
                Events.failed(number).forEach(event -> writer.append(Optional.of(run), event));
            }
            String one = "4711-0007";
            assertEquals(2, attempts.of(one).size());
            assertEquals(List.of(), attempts.of(one.substring(0, one.length() - 1)), "others begin with it");
            assertEquals(List.of(), attempts.of(""));
            List<String> read = new ArrayList<>();
            attempts.each(List.of("4711-0071", "unknown", one), finished -> read.add(finished.serial() + " " + finished.start()));
            assertEquals(4, read.size());
            assertEquals(attempts.of("4711-0071").reversed().stream().map(finished -> finished.serial() + " " + finished.start()).toList(), read.subList(0, 2), "the earliest first");
        }
    }

    private Object takenBy(RecordedAttempts other, String serial) {
        return assertThrows(FailureException.class, () -> other.reserve(serial, run(), "", false)).failure().facts().get("station");
    }

    @Test
    void howOftenADeviceFailedCountsOverAllBenches() throws Exception {
        try (RecordedAttempts one = bench("one", false); RecordedAttempts two = bench("two", true)) {
            try (var writer = Recorded.writer(new LedgerFolder(folder.resolve("one")), new ManualTime())) {
                for (int time = 0; time < 2; time++) {
                    UUID run = run().value();
                    Events.failed(77).forEach(event -> writer.append(Optional.of(run), event));
                }
            }
            one.close();
            assertEquals(2, two.failedElsewhere("4711-0077"));
            assertEquals(0, one.failedElsewhere("4711-0077"), "its own are counted by its own ledger");
            database.shut(true);
            assertEquals(0, one.failedElsewhere("4711-0077"));
            Failures.expect(LedgerFailure.Kind.SHARED_LEDGER_UNREACHABLE, () -> two.failedElsewhere("4711-0077"));
        }
    }

    @Test
    void withoutTheDatabaseDevicesGoOnUnlessItIsToBeKnown() throws Exception {
        try (RecordedAttempts one = bench("one", false); RecordedAttempts two = bench("two", true)) {
            database.shut(true);
            one.reserve("77", run(), "", false);
            Failures.expect(LedgerFailure.Kind.SHARED_LEDGER_UNREACHABLE, () -> two.reserve("77", run(), "", false));
            two.reserve("77", run(), "", true);
            database.shut(false);
            await(two, Standing.IN_STEP);
            two.reserve("77", run(), "", false);
        }
    }
}
