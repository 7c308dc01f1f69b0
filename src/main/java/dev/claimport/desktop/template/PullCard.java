package dev.claimport.desktop.template;

import dev.claimport.app.PullTexts;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.CardScroll;
import dev.claimport.desktop.control.Keyboard;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Notice;
import dev.claimport.desktop.control.Waiting;
import dev.claimport.desktop.control.WordsBar;
import dev.claimport.desktop.template.PullViewModel.Pulled;
import dev.claimport.desktop.template.PullViewModel.Reading;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Which templates are saved for a rehearsal, how far that is, and what could not be fetched. */
public final class PullCard extends VBox {

    private static final double HIGHEST = 300;

    private final PullViewModel model;
    private final Texts texts;
    private final PullTexts words;
    private final Map<String, CheckBox> boxes = new LinkedHashMap<>();
    private final VBox rows = new VBox();
    private final Waiting waiting;
    private final Button leave;
    private final Button save;

    /**
     * @param chosen of the names, which is ticked
     * @param names of the templates that there are
     * @param asked asks for a folder
     * @param closed to leave it, whatever is under way
     */
    public PullCard(PullViewModel model, Texts texts, boolean mayMove, String chosen, List<String> names, Supplier<Optional<Path>> asked, Runnable closed) {
        this.model = model;
        this.texts = texts;
        this.words = texts.ofPulls();
        CardScroll scroll = new CardScroll(rows);
        names.forEach(name -> boxes.put(name, box(name, name.equals(chosen))));
        rows.getStyleClass().addAll("check-rows", "tick-rows");
        rows.getChildren().setAll(boxes.values());
        scroll.setMinHeight(0);
        scroll.setMaxHeight(HIGHEST);
        scroll.prefHeightProperty().bind(rows.heightProperty().add(1));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        waiting = new Waiting("", mayMove);
        leave = Buttons.cancel(texts.text("cancel"), closed);
        save = Buttons.primary(texts.text("pull.choose"), () -> asked.get().ifPresent(folder -> model.pull(chosen(), folder)));
        HBox foot = new WordsBar(new StackPane(waiting), leave, save);
        foot.getStyleClass().add("card-foot");
        Notice failure = new Notice(texts);
        getStyleClass().add("signin-cards");
        getChildren().addAll(Labels.wrapped(texts.text("pull.hint"), "muted", "small"), failure, scroll, foot);
        // The model is this card's own, and goes with it.
        model.failureProperty().addListener((_, _, now) -> failure.show(now));
        model.readingProperty().addListener((_, _, now) -> read(now));
        model.pulledProperty().addListener((_, _, now) -> show(now));
        model.pullingProperty().addListener((_, _, _) -> allow());
        allow();
        Keyboard.giveLater(save);
    }

    private CheckBox box(String name, boolean ticked) {
        CheckBox box = new CheckBox(name);
        // It is no mnemonic: names have underscores.
        box.setMnemonicParsing(false);
        box.setSelected(ticked);
        box.setOnAction(_ -> allow());
        return box;
    }

    private List<String> chosen() {
        return boxes.entrySet().stream().filter(entry -> entry.getValue().isSelected()).map(Map.Entry::getKey).toList();
    }

    private void allow() {
        boolean pulling = model.pullingProperty().get();
        Labels.show(waiting, pulling);
        rows.setDisable(pulling);
        save.setDisable(pulling || chosen().isEmpty());
    }

    private void read(Reading now) {
        if (now != null) {
            waiting.setText(words.reading(now.what(), now.name()));
        }
    }

    private void show(Pulled done) {
        if (done != null) {
            rows.getChildren().setAll(Labels.wrapped(texts.text("pull.saved", "folder", done.folder()), "semibold"));
            words.notes(done.files(), done.folder()).forEach(note -> rows.getChildren().add(Labels.wrapped(note, "small")));
            Labels.show(save, false);
            leave.setText(texts.text("findings.close"));
            leave.setAccessibleText(leave.getText());
            Keyboard.giveLater(leave);
        }
    }
}
