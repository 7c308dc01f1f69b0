package dev.claimport.desktop.bench;

import dev.claimport.label.LabelLine;
import dev.claimport.label.LabelLine.State;
import dev.claimport.label.PassLabels;
import dev.claimport.time.Background;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Labels of the bench: printed as devices pass, and those that wait since their printer does not print. */
final class LabelsViewModel implements AutoCloseable {

    private final ObjectProperty<State> state = new SimpleObjectProperty<>(new State(Optional.empty(), Optional.empty(), 0));
    private final LabelLine line;

    LabelsViewModel(PassLabels labels, Background background) {
        line = labels.line(background, state::set);
    }

    /** @param run of its attempt */
    void passed(String run) {
        line.add(run);
    }

    /** Tries those once more that wait. */
    void again() {
        line.again();
    }

    /** Prints those no more that wait. */
    void drop() {
        line.drop();
    }

    /** What came of the last one. */
    ReadOnlyObjectProperty<State> stateProperty() {
        return state;
    }

    @Override
    public void close() {
        line.close();
    }
}
