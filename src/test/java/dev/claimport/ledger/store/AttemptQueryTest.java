package dev.claimport.ledger.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.ledger.Events;
import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.ledger.event.LedgerEvent.Workplace;
import dev.claimport.ledger.store.AttemptQuery.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which attempts a question finds. */
class AttemptQueryTest extends LedgerInTests {

    private static final AttemptQuery ALL = AttemptQuery.all();

    @BeforeEach
    void recordSix() {
        // Number, station, batch, order, whether it fails: a minute after the one before.
        attempt(1, "a", "B-1", "WO-1", false);
        attempt(2, "b", "B-1", "WO-1", true);
        attempt(3, "a", "B-2", "WO-1", false);
        attempt(4, "b", "B-2", "WO-2", true);
        attempt(5, "a", "B-1", "WO-2", false);
        attempt(6, "b", "B-1", "WO-2", false);
    }

    private static Instant minute(int number) {
        return Events.START.plus(Duration.ofMinutes(number));
    }

    private void attempt(int number, String station, String batch, String order, boolean fails) {
        List<LedgerEvent> events = new ArrayList<>(fails ? Events.failed(number) : Events.confirmed(number));
        events.set(0, new LedgerEvent.Started(minute(number), new Workplace("J. Weber", station, "112233445566", "eu-west-1", "4", batch, order, "GX-2", "C"), "sensors", Map.of(),
                "/dev/ttyACM0", "gx-2"));
        record(number, events);
    }

    private List<Integer> found(AttemptQuery query) {
        try (LedgerView view = LedgerView.open(folder())) {
            List<String> runs = new ArrayList<>();
            view.each(query, attempt -> runs.add(attempt.run()));
            assertEquals(runs, view.find(query).stream().map(LedgerView.Found::run).toList(), "listed or with its records, it is the same");
            return runs.stream().map(run -> Integer.parseInt(run.substring(run.length() - 4), 16)).toList();
        }
    }

    private static AttemptQuery words(String words, String outcome) {
        return new AttemptQuery(words, outcome, Optional.empty(), Optional.empty(), 100);
    }

    @Test
    void allAreFoundTheLatestFirstAndAsManyAsAreWanted() {
        assertEquals(List.of(6, 5, 4, 3, 2, 1), found(ALL));
        assertEquals(List.of(6, 5, 4, 3, 2, 1), found(AttemptQuery.latest()));
        assertEquals(List.of(6, 5), found(ALL.upTo(2)));
        assertEquals(List.of(), found(ALL.upTo(0)));
    }

    @Test
    void whatStandsBehindOneInTheListFollowsIt() {
        try (LedgerView view = LedgerView.open(folder())) {
            LedgerView.Found fourth = view.find(ALL).get(2);
            assertEquals(List.of(3, 2), found(ALL.after(fourth).upTo(2)));
            assertEquals(List.of(2), found(words("", "failed").after(fourth)));
            assertEquals(List.of(), found(ALL.after(view.find(ALL).getLast())));
        }
    }

    @Test
    void thoseOfATimeBeginInItAndNotAtItsEnd() {
        assertEquals(List.of(4, 3), found(new AttemptQuery("", "", Optional.of(minute(3)), Optional.of(minute(5)), 100)));
        assertEquals(List.of(6, 5), found(new AttemptQuery("", "", Optional.of(minute(5)), Optional.empty(), 100)));
        assertEquals(List.of(1), found(new AttemptQuery("", "", Optional.empty(), Optional.of(minute(2)), 100)));
        assertEquals(List.of(3), found(new AttemptQuery("4711", "confirmed", Optional.of(minute(2)), Optional.of(minute(5)), 100)));
    }

    @Test
    void thoseOfAPlaceAreThoseThatWereMadeThere() {
        assertEquals(List.of(5, 3, 1), found(ALL.at(new Place("a", "", ""))));
        assertEquals(List.of(4, 3), found(ALL.at(new Place("", "B-2", ""))));
        assertEquals(List.of(3, 2, 1), found(ALL.at(new Place("", "", "WO-1"))));
        assertEquals(List.of(1), found(ALL.at(new Place("a", "B-1", "WO-1"))));
        assertEquals(List.of(), found(words("4711-0002", "").at(new Place("a", "", ""))));
        assertEquals(List.of(6, 5, 4, 3, 2, 1), found(ALL.at(Place.ANY)));
    }

    @Test
    void wordsAreWhatSerialNumberThingOrCertificateBeginWithWhateverTheirCase() {
        assertEquals(List.of(3), found(words("4711-0003", "")));
        assertEquals(List.of(3), found(words("SENSOR-4711-0003", "")));
        assertEquals(List.of(3), found(words(Events.certificate(3), "")));
        assertEquals(List.of(4, 2), found(words("4711", "failed")));
        assertEquals(List.of(), found(words("711", "")));
        assertEquals(List.of(), found(words("4711-00030", "")));
        assertEquals(List.of(6), found(words("4711", "").upTo(1)));
    }

    /** Where an order says of a device alone which batch it belongs to. */
    @Test
    void theBatchIsThatWhichADeviceWasAdmittedTo() {
        record(7, List.of(Events.started(), Events.answered("gx-7"), new LedgerEvent.Admitted(Map.of(), "B-9", "", "")));
        record(8, List.of(Events.started(), Events.answered("gx-8"), new LedgerEvent.Admitted(Map.of(), "", "", "")));
        assertEquals(List.of(7), found(ALL.at(new Place("", "B-9", ""))));
        assertEquals(List.of(8), found(ALL.at(new Place("", Events.WORKPLACE.batch(), ""))));
    }
}
