package dev.claimport.desktop.signin;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Labels;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What Claimport is and what it does with secrets, beside the ways in. */
final class BrandPanel extends VBox {

    private static final double WIDTH = 420;
    private static final double NARROW = 320;
    /** In a window less wide than this the ways in need the room. */
    private static final double WIDE_WINDOW = 1200;
    /** With less than this there is room for the ways in alone. */
    private static final double ROOM_FOR_BOTH = 960;
    /** Two even lines. */
    private static final double PROMISE_WIDTH = 270;

    /** @param window the width of the page that this is on; the panel has one of two, whatever stands beside it */
    BrandPanel(Texts texts, ObservableDoubleValue window) {
        Label mark = new Label(texts.text("brand.initial"));
        mark.getStyleClass().add("brand-mark");
        Label promise = Labels.wrapped(texts.text("brand.promise"), "brand-promise");
        promise.setMaxWidth(PROMISE_WIDTH);
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        getStyleClass().add("brand");
        prefWidthProperty().bind(Bindings.when(Bindings.lessThan(window, WIDE_WINDOW)).then(NARROW).otherwise(WIDTH));
        setMinWidth(USE_PREF_SIZE);
        visibleProperty().bind(Bindings.greaterThan(window, ROOM_FOR_BOTH));
        managedProperty().bind(visibleProperty());
        getChildren().addAll(mark,
                Labels.line(texts.text("brand.name"), "brand-name"),
                promise,
                gap,
                Labels.wrapped(texts.text("brand.secrets"), "brand-secrets"));
    }
}
