package dev.claimport.desktop.records;

import dev.claimport.desktop.common.SaveDialog;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Card;
import dev.claimport.desktop.control.Columns;
import dev.claimport.desktop.control.EmptyState;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Keyboard;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Notice;
import dev.claimport.desktop.control.Prompt;
import dev.claimport.desktop.control.Scroll;
import dev.claimport.ledger.store.LedgerView.Found;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.util.StringConverter;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** What was handed to which device: found on the left, one of them on the right, and below whether all of it is as it was signed. */
public final class RecordsPage extends VBox {

    /** In pixels; with less room the list stands above what is chosen of it. */
    private static final double SIDE_BY_SIDE = 760;
    private static final double LIST_WIDTH = 400;
    private static final double LEAST_SEARCH_WIDTH = 296;
    private static final double ROUNDING = 12;
    /** As many rows before the end the next ones are read. */
    private static final int AHEAD = 20;
    private static final PseudoClass FOCUSED = PseudoClass.getPseudoClass("focused");

    private final RecordsViewModel model;
    private final Texts texts;
    private final TextField search = new TextField();
    private final ListView<Found> list;
    private final Card listCard = new Card("");
    private final StackPane listPlace = new StackPane();
    private final StackPane cardPlace = new StackPane();
    private final Label most = Labels.wrapped("", "muted", "small");
    private final SaveDialog saveDialog;
    private final Consumer<String> label;

    /** @param label shows that of the device of an attempt */
    public RecordsPage(RecordsViewModel model, Texts texts, SaveDialog saveDialog, Consumer<String> label) {
        this.model = model;
        this.texts = texts;
        this.saveDialog = saveDialog;
        this.label = label;
        Notice failure = new Notice(texts);
        Follow.value(this, model.failureProperty(), now -> failure.show(now));
        list = list();
        listCard.setAccessibleText(texts.text("records.list"));
        listCard.getStyleClass().add("records-list");
        listCard.setPrefWidth(LIST_WIDTH);
        listCard.setMinWidth(USE_COMPUTED_SIZE);
        VBox.setVgrow(listPlace, Priority.ALWAYS);
        listCard.getChildren().addAll(searchBox(), filters(), listPlace, most);
        HBox.setHgrow(cardPlace, Priority.ALWAYS);
        cardPlace.setMinWidth(0);
        Columns columns = new Columns(SIDE_BY_SIDE, listCard, cardPlace);
        columns.getStyleClass().add("check-columns");
        Scroll scroll = Scroll.ofPage(columns);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getStyleClass().add("handover-page");
        getChildren().addAll(failure, scroll, new RecordsFoot(model, texts, this::ask));
        Follow.changes(this, () -> show(model.chosenProperty().get()), model.figures().summedProperty(), model.figures().shownProperty());
        Follow.changes(this, this::show, model.found(), model.askedProperty(), model.moreProperty());
        Follow.value(this, model.chosenProperty(), now -> show(now));
        show();
    }

    private HBox searchBox() {
        Prompt.show(search, texts.text("records.search"));
        Labels.name(search, texts.text("records.search"));
        search.textProperty().bindBidirectional(model.search().wordsProperty());
        HBox.setHgrow(search, Priority.ALWAYS);
        HBox box = new HBox(Labels.icon(Material2MZ.SEARCH, "search-icon"), search);
        box.getStyleClass().add("search-box");
        box.setMinWidth(LEAST_SEARCH_WIDTH);
        search.focusedProperty().addListener((_, _, focused) -> box.pseudoClassStateChanged(FOCUSED, focused));
        return box;
    }

    private VBox filters() {
        HBox filters = new HBox(choice(Outcome.values(), model.search().outcomeProperty(), "records.outcome",
                outcome -> texts.text(outcome == Outcome.ANY ? "records.outcome.any" : "records.outcome." + outcome.id())),
                choice(Period.values(), model.search().periodProperty(), "records.period", period -> texts.text("records.period." + period.id())));
        CheckBox everywhere = Buttons.check(texts.text("records.all-stations"));
        everywhere.selectedProperty().bindBidirectional(model.allStationsProperty());
        Follow.value(this, model.sharedProperty(), shared -> Labels.show(everywhere, shared));
        Labels.show(everywhere, model.sharedProperty().get());
        ToggleButton figures = new ToggleButton(texts.text("records.figures"));
        figures.setMinWidth(USE_PREF_SIZE);
        figures.setOnAction(_ -> model.figures().show(figures.isSelected()));
        // They are gone as well when they cannot be counted.
        Follow.value(this, model.figures().shownProperty(), shown -> figures.setSelected(shown));
        filters.getStyleClass().add("records-filters");
        TextField place = new TextField();
        Prompt.show(place, texts.text("records.made.any"));
        Labels.name(place, texts.text("records.made.name"));
        place.setPrefWidth(0);
        place.textProperty().bindBidirectional(model.search().placeProperty());
        HBox.setHgrow(place, Priority.ALWAYS);
        HBox places = new HBox(choice(RecordSearch.Made.values(), model.search().madeProperty(), "records.made",
                made -> texts.text("records.made." + made.name().toLowerCase(Locale.ROOT))), place);
        places.getChildren().add(figures);
        places.getStyleClass().add("records-filters");
        VBox all = new VBox(filters, places, everywhere);
        all.getStyleClass().add("records-filters");
        return all;
    }

    private <T> ComboBox<T> choice(T[] values, Property<T> chosen, String name, Function<T, String> words) {
        ComboBox<T> box = new Face<>();
        box.getItems().setAll(List.of(values));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new IllegalStateException("nothing is typed here");
            }
        });
        box.valueProperty().bindBidirectional(chosen);
        Labels.name(box, texts.text(name));
        box.setMaxWidth(Double.MAX_VALUE);
        box.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    /** As wide as what is chosen, not as the widest of all choices. */
    private static final class Face<T> extends ComboBox<T> {

        Face() {
            valueProperty().addListener(_ -> requestLayout());
        }

        @Override
        protected double computePrefWidth(double height) {
            if (lookup(".list-cell") instanceof Labeled chosen && lookup(".arrow-button") instanceof Region arrow) {
                Text words = new Text(getConverter().toString(getValue()));
                words.setFont(chosen.getFont());
                return Math.ceil(words.getLayoutBounds().getWidth()) + ROUNDING + chosen.snappedLeftInset() + chosen.snappedRightInset() + arrow.prefWidth(-1)
                        + snappedLeftInset() + snappedRightInset();
            }
            return super.computePrefWidth(height);
        }
    }

    private ListView<Found> list() {
        ListView<Found> rows = new ListView<>(model.found());
        rows.setAccessibleText(texts.text("records.list"));
        rows.getStyleClass().addAll("search-list", "records");
        rows.setCellFactory(_ -> new RecordCell(texts, this::reached));
        rows.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> {
            if (now != null && !now.run().equals(chosenRun())) {
                model.choose(now);
            }
        });
        return rows;
    }

    private String chosenRun() {
        return Optional.ofNullable(model.chosenProperty().get()).map(one -> one.attempt().run()).orElse("");
    }

    private void reached(int row) {
        if (row >= model.found().size() - AHEAD) {
            model.readOn();
        }
    }

    private void show() {
        boolean empty = model.found().isEmpty();
        // Where nothing is recorded there is nothing to search.
        Labels.show(listCard, !empty || !model.askedProperty().get() || model.search().isNarrowed());
        if (!model.askedProperty().get()) {
            listPlace.getChildren().clear();
        } else if (empty) {
            listPlace.getChildren().setAll(nothingMatches());
        } else {
            listPlace.getChildren().setAll(list);
        }
        Labels.setOrHide(most, model.moreProperty().get() && !model.search().wordsProperty().get().isBlank() ? texts.text("records.most", "amount", model.found().size()) : "");
        show(model.chosenProperty().get());
    }

    private VBox nothingMatches() {
        EmptyState state = new EmptyState(Material2MZ.SEARCH, texts.text("records.no-match"), texts.text("records.no-match.hint"));
        VBox place = new VBox(state, Buttons.plain(texts.text("records.show-all"), model.search()::widen));
        place.setAlignment(Pos.CENTER);
        place.getStyleClass().add("empty-place");
        return place;
    }

    private void show(RecordsViewModel.Chosen chosen) {
        if (model.figures().shownProperty().get() && !model.found().isEmpty()) {
            cardPlace.getChildren().setAll(new FiguresCard(model.figures(), texts));
        } else if (chosen != null) {
            cardPlace.getChildren().setAll(new RecordCard(chosen, texts, () -> ask(texts.text("records.save-proofs.heading"),
                    "claimport-proofs.zip").ifPresent(model::saveProofs), () -> label.accept(chosen.attempt().run())));
            model.found().stream().filter(one -> one.run().equals(chosen.attempt().run())).findFirst().ifPresent(list.getSelectionModel()::select);
        } else if (model.askedProperty().get() && model.found().isEmpty() && !model.search().isNarrowed()) {
            Card nothing = new Card("");
            nothing.setAlignment(Pos.CENTER);
            nothing.getChildren().setAll(new EmptyState(Material2AL.ASSIGNMENT, texts.text("records.none"), texts.text("records.none.hint")));
            cardPlace.getChildren().setAll(nothing);
        } else {
            cardPlace.getChildren().clear();
        }
    }

    private Optional<Path> ask(String heading, String name) {
        return saveDialog.ask(getScene().getWindow(), heading, name);
    }

    /** Puts the keyboard where a serial number is scanned or typed. */
    public void focusFirst() {
        Keyboard.giveLater(search);
    }
}
