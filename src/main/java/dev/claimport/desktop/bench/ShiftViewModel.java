package dev.claimport.desktop.bench;

import dev.claimport.bench.Shift;
import dev.claimport.bench.scan.ScanTarget;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Who works at the bench, where and on what: typed or scanned, for the shift that runs or is to be opened. On the screen's thread. */
final class ShiftViewModel {

    private final StringProperty operator = new SimpleStringProperty("");
    private final StringProperty station = new SimpleStringProperty("");
    private final StringProperty batch = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Shift> running = new SimpleObjectProperty<>();
    private @Nullable Consumer<Shift> told;

    ShiftViewModel() {
        List.of(operator, station, batch).forEach(text -> text.addListener(_ -> change()));
    }

    /** A shift begins. @param changed told of whatever is changed while it runs */
    Shift begin(Opening opening, Instant now, Consumer<Shift> changed) {
        Shift begun = new Shift(opening.operator(), opening.station(), opening.batch(), now);
        running.set(begun);
        told = changed;
        return begun;
    }

    /** The shift has ended; what it was stays to be seen. */
    void end() {
        told = null;
    }

    /** From here on; the shift that runs goes on. */
    private void change() {
        if (told != null) {
            running.set(new Shift(operator.get(), station.get(), batch.get(), running.get().began()));
            told.accept(running.get());
        }
    }

    /** Something was scanned. @param what operator, station or batch */
    void name(ScanTarget what, String text) {
        switch (what) {
            case OPERATOR -> operator.set(text);
            case STATION -> station.set(text);
            default -> batch.set(text);
        }
    }

    StringProperty operatorProperty() {
        return operator;
    }

    StringProperty stationProperty() {
        return station;
    }

    StringProperty batchProperty() {
        return batch;
    }

    /** Null until the bench was opened. */
    ReadOnlyObjectProperty<@Nullable Shift> runningProperty() {
        return running;
    }
}
