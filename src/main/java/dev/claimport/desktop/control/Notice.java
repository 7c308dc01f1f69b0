package dev.claimport.desktop.control;

import dev.claimport.desktop.common.Texts;
import dev.claimport.failure.Failure;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** What went wrong and what to do, where it went wrong. Takes no room while nothing did. */
public final class Notice extends HBox {

    private final Texts texts;
    private final Label message = Labels.wrapped("", "semibold");
    private final Label remedy = Labels.wrapped("");
    private final Details details;

    /** For a failure. */
    public Notice(Texts texts) {
        this(texts, "notice-danger", Material2AL.ERROR_OUTLINE);
    }

    private Notice(Texts texts, String style, Ikon icon) {
        this.texts = texts;
        this.details = new Details(texts);
        VBox words = new VBox(message, remedy, details);
        words.getStyleClass().add("notice-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        getStyleClass().addAll("notice", style);
        setAccessibleRole(AccessibleRole.TEXT);
        // To be read by whoever cannot see it come: no reader is told of what appears elsewhere than where the keyboard is.
        setFocusTraversable(true);
        getChildren().addAll(Labels.icon(icon), words);
        Labels.show(this, false);
    }

    /** For something to mind that is no failure. */
    public static Notice warning(Texts texts) {
        return new Notice(texts, "notice-warning", Material2MZ.WARNING);
    }

    /** @param failure null for none */
    public void show(@Nullable Failure failure) {
        Labels.show(this, failure != null);
        if (failure != null) {
            message.setText(texts.message(failure));
            Labels.setOrHide(remedy, texts.remedy(failure));
            details.show(failure);
            setAccessibleText(message.getText() + " " + remedy.getText());
        }
    }

    /** Says something that is no failure of the family; empty for nothing. */
    public void show(String text) {
        Labels.show(this, !text.isEmpty());
        message.setText(text);
        Labels.setOrHide(remedy, "");
        details.hide();
        setAccessibleText(text);
    }

    /** The technical cause, folded away until it is asked for. */
    public static final class Details extends VBox {

        private final Hyperlink fold;
        private final Label text = Labels.wrapped("", "details");
        private final Texts texts;

        public Details(Texts texts) {
            this.texts = texts;
            fold = Buttons.link(texts.text("details.show"), this::turn);
            getChildren().addAll(fold, text);
            hide();
        }

        private void turn() {
            open(!text.isVisible());
        }

        private void open(boolean opened) {
            Labels.show(text, opened);
            fold.setText(texts.text(opened ? "details.hide" : "details.show"));
        }

        /** The failure's id, and its detail where it has one. */
        public void show(Failure failure) {
            Labels.show(this, true);
            text.setText(failure.detail().isEmpty() ? failure.id() : failure.id() + "\n" + failure.detail());
            open(false);
        }

        public void hide() {
            Labels.show(this, false);
        }
    }
}
