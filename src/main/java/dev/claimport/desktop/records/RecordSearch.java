package dev.claimport.desktop.records;

import dev.claimport.ledger.store.AttemptQuery;
import java.time.InstantSource;
import java.time.ZoneId;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What is looked for among records. */
public final class RecordSearch {

    private final InstantSource time;
    private final ZoneId zone;
    private final StringProperty words = new SimpleStringProperty("");
    private final ObjectProperty<Outcome> outcome = new SimpleObjectProperty<>(Outcome.ANY);
    private final ObjectProperty<Period> period = new SimpleObjectProperty<>(Period.ANY);
    private final ObjectProperty<Made> made = new SimpleObjectProperty<>(Made.BATCH);
    private final StringProperty place = new SimpleStringProperty("");

    /** By what a name tells records apart. */
    public enum Made {
        BATCH,
        ORDER,
        STATION
    }

    /** @param zone of the technician @param changed told when something else is looked for */
    RecordSearch(InstantSource time, ZoneId zone, Runnable changed) {
        this.time = time;
        this.zone = zone;
        words.addListener(_ -> changed.run());
        outcome.addListener(_ -> changed.run());
        period.addListener(_ -> changed.run());
        place.addListener(_ -> changed.run());
        made.addListener(_ -> {
            if (!place.get().isBlank()) {
                changed.run();
            }
        });
    }

    AttemptQuery query(int most) {
        String name = place.get().strip();
        return new AttemptQuery(words.get().strip(), outcome.get().id(), period.get().since(time.instant(), zone), period.get().until(time.instant(), zone), most)
                .at(switch (made.get()) {
                    case BATCH -> new AttemptQuery.Place("", name, "");
                    case ORDER -> new AttemptQuery.Place("", "", name);
                    case STATION -> new AttemptQuery.Place(name, "", "");
                });
    }

    /** What a report of it is called; empty for all. */
    String subject() {
        return place.get().isBlank() ? words.get().strip() : place.get().strip();
    }

    /** Whether anything narrows what is shown. */
    public boolean isNarrowed() {
        return !words.get().isBlank() || !place.get().isBlank() || outcome.get() != Outcome.ANY || period.get() != Period.ANY;
    }

    /** Looks for all of them. */
    public void widen() {
        words.set("");
        place.set("");
        outcome.set(Outcome.ANY);
        period.set(Period.ANY);
    }

    public StringProperty wordsProperty() {
        return words;
    }

    public ObjectProperty<Outcome> outcomeProperty() {
        return outcome;
    }

    public ObjectProperty<Period> periodProperty() {
        return period;
    }

    /** What the name of {@link #placeProperty} is of. */
    public ObjectProperty<Made> madeProperty() {
        return made;
    }

    /** A whole name; empty for any. */
    public StringProperty placeProperty() {
        return place;
    }
}
