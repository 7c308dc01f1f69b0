package dev.claimport.desktop.control;

import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;

/** Listens for a node, and no longer than there is the node: a model that stays would otherwise keep all that was ever shown of it. */
public final class Follow {

    private Follow() {}

    /** @param told of each change of any of them */
    public static void changes(Node node, Runnable told, Observable... of) {
        InvalidationListener listener = changed -> {
            // A value that nobody looks at tells nobody that it has changed again.
            if (changed instanceof ObservableValue<?> value) {
                value.getValue();
            }
            told.run();
        };
        keep(node, listener);
        for (Observable each : of) {
            each.addListener(new WeakInvalidationListener(listener));
        }
    }

    /** @param told each value that comes after the one that is there */
    public static <T> void value(Node node, ObservableValue<T> of, Consumer<? super T> told) {
        ChangeListener<T> listener = (_, _, now) -> told.accept(now);
        keep(node, listener);
        of.addListener(new WeakChangeListener<>(listener));
    }

    private static void keep(Node node, Object listener) {
        node.getProperties().put(listener, true);
    }
}
