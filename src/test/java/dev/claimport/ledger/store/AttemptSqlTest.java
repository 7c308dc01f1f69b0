package dev.claimport.ledger.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.ledger.verify.Verification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With more attempts than are sorted by time once their words have found them. */
class AttemptSqlTest {

    private static final int RECORDS = 32_000;
    private static final int PAGE = 300;

    @TempDir
    Path folder;

    @Test
    void whatManyBeginWithIsReadToItsEndPageByPageTheLatestFirst() throws Exception {
        var ledger = new LedgerFolder(folder);
        LargeLedger.make(ledger, RECORDS);
        try (LedgerView view = LedgerView.open(ledger)) {
            assertTrue(Verification.of(view, List.of()).isSound(), "it is a ledger");
            List<LedgerView.Found> all = view.find(AttemptQuery.all());
            List<LedgerView.Found> read = new ArrayList<>();
            AttemptQuery next = new AttemptQuery("4711-", "", Optional.empty(), Optional.empty(), PAGE);
            for (List<LedgerView.Found> page = view.find(next); !page.isEmpty(); page = view.find(next.after(page.getLast()))) {
                read.addAll(page);
            }
            assertTrue(all.size() > 2_000);
            assertEquals(all, read);
            assertEquals(all.stream().sorted(Comparator.comparingLong(LedgerView.Found::started).reversed()).toList(), read);
            // Few of many, and those that begin so in one column alone.
            List<LedgerView.Found> few = view.find(new AttemptQuery("4711-12", "failed", Optional.empty(), Optional.empty(), PAGE));
            assertEquals(all.stream().filter(found -> found.serial().startsWith("4711-12") && found.outcome().equals("failed")).toList(), few);
            List<LedgerView.Found> batch = view.find(AttemptQuery.all().at(new AttemptQuery.Place("bench-3", "B-1", "WO-9")));
            assertEquals(500, new HashSet<>(batch).size());
        }
    }
}
