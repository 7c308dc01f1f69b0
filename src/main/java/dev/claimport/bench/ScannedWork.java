package dev.claimport.bench;

import dev.claimport.bench.scan.ScanTarget;
import dev.claimport.bench.scan.ScannerSettings.Routed;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Does what was scanned at a bench, in the window and on a line alike. On the bench's thread. */
public final class ScannedWork {

    /** What is not a slot's own. */
    public interface Desk {

        /** Who works here, or on what, from here on. @param what operator, station or batch */
        void named(ScanTarget what, String text);

        /** @param command in small letters: {@code open}, {@code pause}, {@code go-on} or {@code end}; anything else is nothing */
        void commanded(String command);
    }

    private final Supplier<Optional<Bench>> bench;
    private final Desk desk;
    /** The slot of the label that comes next, where that was scanned. */
    private Optional<Integer> slot = Optional.empty();

    /** @param bench empty while it is closed */
    public ScannedWork(Supplier<Optional<Bench>> bench, Desk desk) {
        this.bench = bench;
        this.desk = desk;
    }

    /** Something was scanned that belongs somewhere. */
    public void take(Routed scan) {
        scan.batch().ifPresent(batch -> desk.named(ScanTarget.BATCH, batch));
        switch (scan.target()) {
            case OPERATOR, STATION, BATCH -> desk.named(scan.target(), scan.text());
            case COMMAND -> command(scan.text().toLowerCase(Locale.ROOT));
            case SLOT -> slot = Optional.of(scan.text()).filter(number -> number.matches("\\d{1,2}")).map(Integer::valueOf);
            case PARAMETER -> bench.get().ifPresent(open -> scan.parameters().forEach((name, value) -> open.scanParameter(slot, name, value)));
            case SERIAL -> bench.get().ifPresent(open -> {
                open.scan(slot, scan.text(), scan.parameters());
                slot = Optional.empty();
            });
        }
    }

    private void command(String word) {
        if (word.equals("again")) {
            slot.ifPresent(number -> bench.get().ifPresent(open -> open.again(number)));
            slot = Optional.empty();
        } else {
            desk.commanded(word);
        }
    }
}
