package dev.claimport.ledger.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.ledger.Recorded;
import dev.claimport.ledger.event.LedgerRecord;
import dev.claimport.ledger.store.LedgerView;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many attempts are held against their records, and when: here none of them is in the list. */
class ListingTest {

    /** As many as are looked at that have no end yet. */
    private static final int OPEN = 1024;
    private static final int MOST = 20;

    @TempDir
    private Path folder;

    private LedgerView another;
    private Listing listing;

    @BeforeEach
    void open() {
        another = LedgerView.open(Recorded.attempts(folder, 1));
        listing = new Listing(another);
    }

    @AfterEach
    void close() {
        another.close();
    }

    private void read(long index, String type, long run) {
        listing.read(LedgerRecord.of(index, "{\"type\": \"%s\", \"run\": \"%d\"}".formatted(type, run).getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Long> first(long from) {
        return LongStream.range(from, from + MOST).boxed().toList();
    }

    /** However many follow. */
    @Test
    void anAttemptIsComparedAsSoonAsItHasEnded() {
        for (int run = 0; run < 2 * OPEN; run++) {
            read(run, "started", run);
            read(run, "ended", run);
        }
        assertEquals(first(0), listing.others(), "of more, nobody learns more");
    }

    @Test
    void thoseThatHaveNoEndAreComparedAtLast() {
        for (int run = 0; run < OPEN; run++) {
            read(run, "started", run);
        }
        assertEquals(first(0), listing.others());
    }

    @Test
    void ofTheOldestOfTooManyWithoutAnEndNothingIsSaid() {
        for (int run = 0; run <= OPEN; run++) {
            read(run, "started", run);
        }
        assertEquals(first(1), listing.others());
    }

    /** As a ledger has it whose beginning is elsewhere. */
    @Test
    void anEndWithoutABeginningIsNoAttempt() {
        read(0, "device-answered", 1);
        read(1, "ended", 1);
        assertEquals(List.of(), listing.others());
    }
}
