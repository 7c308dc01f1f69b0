package dev.claimport.desktop.terminal;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.ButtonRow;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Card;
import dev.claimport.desktop.control.CopyButton;
import dev.claimport.desktop.control.EmptyState;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Keyboard;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Notice;
import dev.claimport.desktop.control.Prompt;
import dev.claimport.desktop.control.WordsBar;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.trace.TraceLine;
import dev.claimport.serial.trace.TraceText;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** What was said on a port, with its times, to be copied for whoever helps; and a line to type into while no hand-over runs. */
public final class TerminalPage extends VBox {

    private static final List<Integer> SPEEDS = List.of(9_600, 19_200, 38_400, 57_600, 115_200, 230_400, 460_800, 921_600);
    private static final double PORT_WIDTH = 290;
    /** Of a list's whole length: so near its end is there. */
    private static final double END = 0.01;

    private final TerminalViewModel model;
    private final Texts texts;
    private final ListView<TraceLine> list;
    private final StackPane place = new StackPane();
    private final TextField input = new TextField();
    private final Label hint;
    private final Label standing = Labels.wrapped("", "muted");
    private final Button listen;
    private final Consumer<List<TraceLine>> recorder;
    private int recalled = -1;
    private boolean following = true;

    /**
     * @param zone in which times of day are told
     * @param recorder is given the lines that are marked, to make a profile of them
     */
    public TerminalPage(TerminalViewModel model, Texts texts, ZoneId zone, Consumer<List<TraceLine>> recorder) {
        this.recorder = recorder;
        hint = Labels.wrapped(texts.text("terminal.hint"), "muted", "small");
        this.model = model;
        this.texts = texts;
        Notice failure = new Notice(texts);
        Follow.value(this, model.failureProperty(), now -> failure.show(now));
        failure.show(model.failureProperty().get());
        list = list(zone);
        listen = Buttons.plain(texts.text("terminal.listen"), this::toggle);
        VBox.setVgrow(place, Priority.ALWAYS);
        Card card = new Card("");
        card.setAccessibleText(texts.text("terminal.lines"));
        card.getStyleClass().add("terminal-card");
        card.getChildren().setAll(place);
        VBox.setVgrow(card, Priority.ALWAYS);
        getStyleClass().addAll("handover-page", "terminal-page");
        getChildren().addAll(failure, top(), card, bottom(), hint);
        Follow.changes(this, this::show, model.lines(), model.portProperty(), model.openProperty(), model.takenProperty(), model.goneProperty());
        Follow.changes(this, this::follow, model.lines());
        show();
    }

    private ListView<TraceLine> list(ZoneId zone) {
        ListView<TraceLine> rows = new ListView<>(model.lines());
        TraceText times = TraceText.ofDay(zone);
        rows.setAccessibleText(texts.text("terminal.lines"));
        rows.getStyleClass().addAll("terminal-lines");
        rows.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        rows.setCellFactory(_ -> new TerminalCell(texts, times));
        rows.addEventHandler(ScrollEvent.SCROLL, _ -> Platform.runLater(this::scrolled));
        rows.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> Platform.runLater(this::scrolled));
        rows.addEventHandler(KeyEvent.KEY_RELEASED, _ -> Platform.runLater(this::scrolled));
        return rows;
    }

    private HBox top() {
        ComboBox<PortInfo> ports = choice(model.attached(), "terminal.port", port -> texts.text("terminal.port.item",
                Map.of("name", Texts.portName(port), "description", port.description())));
        ports.valueProperty().bindBidirectional(model.portProperty());
        ports.setPrefWidth(PORT_WIDTH);
        ports.getStyleClass().add("port-choice");
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(ports.valueProperty().map(ports.getConverter()::toString).orElse(texts.text("terminal.port")));
        ports.setTooltip(whole);
        ports.setPromptText(texts.text("terminal.port"));
        ComboBox<Integer> speed = choice(SPEEDS, "terminal.baud", baud -> texts.text("terminal.baud.item", "baud", Integer.toString(baud)));
        speed.setValue(model.baudProperty().get());
        speed.valueProperty().addListener((_, _, now) -> model.baudProperty().set(now));
        speed.setMinWidth(Region.USE_PREF_SIZE);
        speed.disableProperty().bind(model.openProperty());
        Button copy = CopyButton.labelled(texts, texts.text("terminal.copy"), model::text);
        copy.disableProperty().bind(Bindings.isEmpty(model.lines()));
        Button record = Buttons.plain(texts.text("terminal.record"), () -> recorder.accept(marked()));
        record.getStyleClass().add("cp-small-button");
        record.setDisable(true);
        list.getSelectionModel().getSelectedItems().addListener((ListChangeListener<TraceLine>) _ ->
                record.setDisable(marked().stream().noneMatch(line -> line.kind() == TraceLine.Kind.SENT)));
        HBox top = new WordsBar(standing, record, copy);
        ButtonRow port = new ButtonRow(ports, speed, listen);
        port.setAlignment(Pos.CENTER_LEFT);
        top.getChildren().addFirst(port);
        return top;
    }

    /** From old to new. */
    private List<TraceLine> marked() {
        return list.getSelectionModel().getSelectedIndices().stream().sorted().filter(index -> index < model.lines().size()).map(model.lines()::get).toList();
    }

    /** Says where a profile is that was made here. */
    public void saved(Path file) {
        hint.setText(texts.text("terminal.record.saved", "file", file.toString()));
    }

    private HBox bottom() {
        Prompt.show(input, texts.text("terminal.type"));
        Labels.name(input, texts.text("terminal.type"));
        input.getStyleClass().add("terminal-input");
        input.addEventFilter(KeyEvent.KEY_PRESSED, this::recall);
        HBox.setHgrow(input, Priority.ALWAYS);
        ComboBox<LineEnd> end = choice(List.of(LineEnd.values()), "terminal.end", one -> texts.text("terminal.end." + one.name().toLowerCase(Locale.ROOT)));
        end.valueProperty().bindBidirectional(model.endProperty());
        Button send = Buttons.primary(texts.text("terminal.send"), this::send);
        var mute = model.takenProperty().or(model.portProperty().isNull()).or(model.goneProperty());
        input.disableProperty().bind(mute);
        end.disableProperty().bind(mute);
        send.disableProperty().bind(mute);
        listen.disableProperty().bind(mute);
        HBox bottom = new HBox(input, end, send);
        bottom.setAlignment(Pos.CENTER_LEFT);
        bottom.getStyleClass().add("row");
        return bottom;
    }

    private <T> ComboBox<T> choice(List<T> values, String name, Function<T, String> words) {
        ComboBox<T> box = new ComboBox<>();
        if (values instanceof ObservableList<T> live) {
            box.setItems(live);
        } else {
            box.getItems().setAll(values);
        }
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
        Labels.name(box, texts.text(name));
        return box;
    }

    private void toggle() {
        if (model.openProperty().get()) {
            model.giveBack();
        } else {
            model.listen();
        }
        Keyboard.give(input);
    }

    private void send() {
        model.send(input.getText());
        input.clear();
        recalled = -1;
        Keyboard.give(input);
    }

    /** Up and down bring back what was typed before. */
    private void recall(KeyEvent event) {
        int to = switch (event.getCode()) {
            case UP -> Math.min(recalled + 1, model.typed().size() - 1);
            case DOWN -> Math.max(recalled - 1, -1);
            default -> -2;
        };
        if (to != -2) {
            recalled = to;
            input.setText(to < 0 ? "" : model.typed().get(to));
            input.end();
            event.consume();
        }
    }

    /** Stays at the end, unless somebody has gone back to read. */
    private void follow() {
        if (following && list.getSelectionModel().getSelectedIndices().size() < 2) {
            // Once the list knows of them.
            Platform.runLater(() -> list.scrollTo(model.lines().size() - 1));
        }
    }

    private void scrolled() {
        following = list.lookupAll(".scroll-bar").stream().map(ScrollBar.class::cast)
                .filter(bar -> bar.getOrientation() == Orientation.VERTICAL && bar.isVisible()).allMatch(bar -> bar.getValue() >= bar.getMax() - END);
    }

    private void show() {
        boolean empty = model.lines().isEmpty();
        standing.setText(texts.text("terminal.standing." + state()));
        listen.setText(texts.text(model.openProperty().get() ? "terminal.give-back" : "terminal.listen"));
        if (empty) {
            place.getChildren().setAll(new EmptyState(model.port().isEmpty() ? Material2MZ.USB : Material2AL.KEYBOARD,
                    texts.text(model.port().isEmpty() ? "terminal.no-port" : "terminal.none"),
                    texts.text(model.port().isEmpty() ? "terminal.no-port.hint" : "terminal.none.hint")));
        } else if (!place.getChildren().equals(List.of(list))) {
            place.getChildren().setAll(list);
        }
    }

    private String state() {
        if (model.port().isEmpty()) {
            return "no-port";
        }
        if (model.takenProperty().get()) {
            return "taken";
        }
        return model.goneProperty().get() ? "gone" : model.openProperty().get() ? "open" : "closed";
    }

    /** Puts the keyboard where a line is typed. */
    public void focusFirst() {
        following = true;
        follow();
        Keyboard.giveLater(input);
    }
}
