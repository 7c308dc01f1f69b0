package dev.claimport.desktop.terminal;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.RowCell;
import dev.claimport.serial.trace.TraceLine;
import dev.claimport.serial.trace.TraceText;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A line: when, in which direction by sign and colour, and what. */
final class TerminalCell extends RowCell<TraceLine> {

    private final Texts texts;
    private final TraceText times;
    private final Label time = Labels.line("", "terminal-time");
    private final Label sign = Labels.line("", "terminal-sign");
    private final Label said = Labels.line("", "terminal-said");

    TerminalCell(Texts texts, TraceText times) {
        super("terminal-line");
        this.texts = texts;
        this.times = times;
        time.setMinWidth(Region.USE_PREF_SIZE);
        sign.setMinWidth(Region.USE_PREF_SIZE);
        row().getChildren().setAll(time, sign, said);
    }

    @Override
    protected void show(TraceLine line) {
        String kind = line.kind().name().toLowerCase(Locale.ROOT);
        mark("terminal-line-", kind);
        time.setText(times.time(line));
        sign.setText(texts.text("terminal.sign." + kind));
        said.setText(words(line));
        setAccessibleText(texts.list(texts.text("terminal.kind." + kind), texts.list(said.getText(), time.getText())));
    }

    private String words(TraceLine line) {
        return switch (line.kind()) {
            case SENT, RECEIVED -> line.text();
            case OPENED -> texts.text("terminal.opened", "baud", line.text());
            case CLOSED -> texts.text("terminal.closed");
            case LOST -> texts.text("terminal.lost");
        };
    }
}
