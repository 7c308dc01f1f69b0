package dev.claimport.desktop.signin;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Labels;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What Claimport is and what it does with secrets, beside the ways in. */
final class BrandPanel extends VBox {

    private static final double WIDTH = 420;
    private static final double NARROW = 320;
    /** Two even lines. */
    private static final double PROMISE_WIDTH = 270;

    BrandPanel(Texts texts) {
        Label mark = new Label(texts.text("brand.initial"));
        mark.getStyleClass().add("brand-mark");
        Label promise = Labels.wrapped(texts.text("brand.promise"), "brand-promise");
        promise.setMaxWidth(PROMISE_WIDTH);
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        getStyleClass().add("brand");
        setPrefWidth(WIDTH);
        setMinWidth(NARROW);
        getChildren().addAll(mark,
                Labels.line(texts.text("brand.name"), "brand-name"),
                promise,
                gap,
                Labels.wrapped(texts.text("brand.secrets"), "brand-secrets"));
    }
}
