package dev.claimport.cli;

import dev.claimport.handover.WaitCount;
import dev.claimport.text.Messages;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;

/** One line of a terminal that is written again and again, and is gone when it is over: what is waited for, and for how long at the most. */
final class WaitLine {

    private final Messages texts;
    private final Optional<PrintWriter> terminal;
    private int width;

    /** @param terminal empty: nobody looks */
    WaitLine(Messages texts, Optional<PrintWriter> terminal) {
        this.texts = texts;
        this.terminal = terminal;
    }

    /** On the terminal of this process, wherever its output goes. */
    static WaitLine ofProcess(Messages texts) {
        return new WaitLine(texts, Optional.ofNullable(System.console()).filter(Console::isTerminal).map(Console::writer));
    }

    /** @param waiting empty: nothing to be shown */
    void show(Optional<WaitCount.Counted> waiting) {
        write(waiting.map(this::text).orElse(""));
    }

    /** Makes room for a line that stays. */
    void clear() {
        write("");
    }

    private String text(WaitCount.Counted waiting) {
        return "  " + (waiting.left().isZero()
                ? texts.text("wait.longer")
                : texts.text("wait." + waiting.what().id(), Map.of("seconds", waiting.left().toSeconds())));
    }

    private void write(String text) {
        if (width == 0 && text.isEmpty()) {
            return;
        }
        terminal.ifPresent(out -> {
            out.print("\r" + " ".repeat(width) + "\r" + text);
            out.flush();
        });
        width = text.length();
    }
}
