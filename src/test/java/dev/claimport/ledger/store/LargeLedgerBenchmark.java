package dev.claimport.ledger.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.ledger.export.Exports;
import dev.claimport.ledger.figures.FiguresCount;
import dev.claimport.ledger.figures.Finished;
import dev.claimport.ledger.verify.Verification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long it takes with years of records. {@code -Dclaimport.records=} says how many; ten million are some 6 GB. */
@Tag("benchmark")
class LargeLedgerBenchmark {

    private static final long RECORDS = Long.getLong("claimport.records", 10_000_000);
    private static final int RUNS = 7;
    /** Within which the page opens and a search is answered, in milliseconds. */
    private static final double GOAL = 300;
    private static final double MILLION = 1e6;

    @TempDir
    Path folder;

    private interface Asking {
        void ask(LedgerView view) throws Exception;
    }

    @Test
    void aLargeLedgerIsAskedAsSoonAsASmallOne() throws Exception {
        var ledger = new LedgerFolder(folder.resolve("ledger"));
        long begun = System.nanoTime();
        LargeLedger.make(ledger, RECORDS);
        System.out.printf(Locale.ROOT, "%,d records made in %.0f s, %.2f GB%n", RECORDS, (System.nanoTime() - begun) / 1e9, ledger.database().toFile().length() / 1e9);
        long attempts = RECORDS / 14;
        List<Double> medians = new ArrayList<>();
        medians.add(median("page opens", ledger, view -> assertEquals(100, view.find(AttemptQuery.latest()).size())));
        medians.add(median("one serial number", ledger, view -> assertEquals(1, view.find(words("4711-" + (attempts - 7) / 2)).stream()
                .filter(found -> found.serial().equals("4711-" + (attempts - 7) / 2)).count())));
        medians.add(median("what all begin with", ledger, view -> assertEquals(100, view.find(words("4711")).size())));
        medians.add(median("what none begins with", ledger, view -> assertEquals(0, view.find(words("9999-x")).size())));
        medians.add(median("failed ones", ledger, view -> assertEquals(100, view.find(new AttemptQuery("", "failed", Optional.empty(), Optional.empty(), 100)).size())));
        medians.add(median("failed among what all begin with", ledger, view -> assertEquals(100,
                view.find(new AttemptQuery("sensor", "confirmed", Optional.empty(), Optional.empty(), 100)).size())));
        medians.add(median("a batch", ledger, view -> assertEquals(100, view.find(AttemptQuery.latest().at(new AttemptQuery.Place("", "B-3", ""))).size())));
        medians.add(median("one attempt with its proof", ledger, view -> {
            var attempt = view.attempt(view.find(AttemptQuery.latest()).getLast().run());
            Exports.proof(view, attempt.records().getLast().index());
        }));
        LedgerView.Found last = hundredPagesOn(ledger);
        medians.add(median("a hundred pages on", ledger, view -> assertEquals(100, view.find(AttemptQuery.latest().after(last)).size())));
        try (LedgerView view = LedgerView.open(ledger)) {
            long before = used();
            timed("export as JSON Lines", RECORDS, () -> Exports.jsonLines(view, folder.resolve("all.jsonl")));
            System.out.printf(Locale.ROOT, "  heap grew by %.1f MB%n", (used() - before) / MILLION);
            timed("verify", RECORDS, () -> assertTrue(Verification.of(view, List.of()).isSound()));
            timed("figures of a tenth", RECORDS / 10, () -> {
                var count = new FiguresCount();
                view.each(AttemptQuery.all().upTo((int) (attempts / 10)), attempt -> count.add(Finished.of(attempt)));
                assertTrue(count.figures().devices() > 0);
            });
        }
        assertTrue(medians.stream().allMatch(median -> median < GOAL), medians.toString());
    }

    private static LedgerView.Found hundredPagesOn(LedgerFolder ledger) {
        try (LedgerView view = LedgerView.open(ledger)) {
            return view.find(AttemptQuery.latest().upTo(10_000)).getLast();
        }
    }

    private static AttemptQuery words(String words) {
        return new AttemptQuery(words, "", Optional.empty(), Optional.empty(), 100);
    }

    /** Each time with the file opened anew, as the page does. */
    private static double median(String what, LedgerFolder ledger, Asking asking) throws Exception {
        double[] millis = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            long begun = System.nanoTime();
            try (LedgerView view = LedgerView.open(ledger)) {
                asking.ask(view);
            }
            millis[run] = (System.nanoTime() - begun) / MILLION;
        }
        Arrays.sort(millis);
        System.out.printf(Locale.ROOT, "%s: median %.1f ms, longest %.1f ms%n", what, millis[RUNS / 2], millis[RUNS - 1]);
        return millis[RUNS / 2];
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void timed(String what, long records, Work work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(Locale.ROOT, "%s: %.1f s, %,.0f records a second%n", what, seconds, records / seconds);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
