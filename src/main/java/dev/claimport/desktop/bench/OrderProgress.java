package dev.claimport.desktop.bench;

import dev.claimport.bench.OrderKeeper.Progress;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Notice;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** How far the order is, as numbers and as a bar: passed, failed, and still to come. */
final class OrderProgress extends VBox {

    private static final double WIDTH = 190;

    private final Texts texts;
    private final Label name = Labels.wrapped("", "figure-name");
    private final Label numbers = Labels.line("", "figure-value");
    private final Region passed = new Region();
    private final Region failed = new Region();

    OrderProgress(BenchViewModel model, Texts texts) {
        this.texts = texts;
        passed.getStyleClass().add("order-passed");
        failed.getStyleClass().add("order-failed");
        HBox bar = new HBox(passed, failed);
        bar.getStyleClass().add("order-bar");
        bar.setMinWidth(WIDTH);
        bar.setMaxWidth(WIDTH);
        name.setMaxWidth(WIDTH);
        Notice refused = new Notice(texts);
        getChildren().addAll(name, new HBox(numbers), bar, refused);
        Follow.value(this, model.order().progressProperty(), this::show);
        Follow.value(this, model.order().failureProperty(), refused::show);
        show(model.order().progressProperty().get());
    }

    private void show(@Nullable Progress progress) {
        if (progress != null) {
            name.setText(texts.text("bench.order.heading", "order", progress.order()));
            numbers.setText(texts.text("bench.order.progress", Map.of("passed", progress.passed(), "devices", progress.devices())));
            width(passed, WIDTH * progress.passed() / progress.devices());
            width(failed, WIDTH * progress.failed() / progress.devices());
            setAccessibleText(name.getText() + " " + numbers.getText());
        }
    }

    private static void width(Region part, double width) {
        part.setMinWidth(width);
        part.setMaxWidth(width);
    }
}
