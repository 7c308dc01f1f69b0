package dev.claimport.desktop.bench;

import dev.claimport.bench.scan.KeyScan;
import dev.claimport.bench.scan.ScanException;
import dev.claimport.bench.scan.ScanTarget;
import dev.claimport.bench.scan.ScannerSettings;
import dev.claimport.bench.scan.ScannerSettings.End;
import dev.claimport.bench.scan.SerialScanner;
import dev.claimport.bench.scan.TestCard;
import dev.claimport.desktop.memory.Memory;
import dev.claimport.serial.SerialPorts;
import dev.claimport.time.Background;
import dev.claimport.time.TimeSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What scanners say at the bench, typed or over a port of their own, and how they are set. On the screen's thread. */
public final class ScansViewModel implements AutoCloseable {

    private final Memory memory;
    private final SerialPorts ports;
    private final Background background;
    private final TimeSource time;
    private final Consumer<ScannerSettings.Routed> targets;
    private final ObjectProperty<@Nullable LastScan> last = new SimpleObjectProperty<>();
    private final ObjectProperty<List<TestCard.Finding>> card = new SimpleObjectProperty<>(List.of());
    private KeyScan keys;
    private @Nullable SerialScanner serial;
    /** Takes what was typed, where a page wants to have it first. */
    private Consumer<String> taker = this::scan;
    private boolean testing;
    /** What has ended the last scan that was typed. */
    private End ended = End.ENTER;

    /** @param text without what said where it belongs, or else all of it @param target empty where it belongs nowhere */
    public record LastScan(String text, Optional<ScanTarget> target) {}

    /** @param targets is told where a scan belongs */
    ScansViewModel(Memory memory, SerialPorts ports, Background background, TimeSource time, Consumer<ScannerSettings.Routed> targets) {
        this.memory = memory;
        this.ports = ports;
        this.background = background;
        this.time = time;
        this.targets = targets;
        keys = fresh();
    }

    private KeyScan fresh() {
        return testing ? KeyScan.patient() : new KeyScan(settings().gap(), settings().prefix());
    }

    /** How the scanner is set. */
    ScannerSettings settings() {
        return memory.settings().bench().scanner();
    }

    void set(ScannerSettings now) {
        memory.change(choices -> choices.withBench(choices.bench().withScanner(now)));
        // Settings are typed while the card is tried, and a scan may be what types.
        keys = testing ? keys : fresh();
        if (serial != null) {
            close();
            listen();
        }
    }

    /** Listens to a scanner in serial mode, where one is set. */
    void listen() {
        if (serial == null && !settings().port().isEmpty()) {
            serial = new SerialScanner(ports, settings().port(), time, raw -> background.show(() -> take(raw, Optional.empty())));
        }
    }

    /** A key that writes a character: a scanner may have typed it. */
    void type(char key) {
        keys.type(key, time.instant());
    }

    /** Whether a scanner is typing: its keys press nothing. */
    boolean isUnderWay() {
        return keys.isUnderWay(time.instant());
    }

    /** A key that may end a scan. @return what was scanned, for {@link #scan}; empty where that was none */
    Optional<String> end(End key) {
        if (!testing && key != settings().end()) {
            return Optional.empty();
        }
        ended = key;
        return keys.end(time.instant()).filter(this::isScan);
    }

    /** While the card is tried, whoever fills in the settings types slower than a scanner, or something else than the card. */
    private boolean isScan(String typed) {
        return !testing || keys.longest().compareTo(settings().gap()) <= 0 || TestCard.isIn(typed);
    }

    /** Whether it is the card that is to be tried, which belongs in no field. */
    boolean isCard(String scanned) {
        return testing && TestCard.isIn(scanned);
    }

    /** What has no other end than silence is given to a page first, which has to {@link #scan} it. */
    void onSilence(Consumer<String> takes) {
        taker = takes;
    }

    /** Where a scan belongs; empty for nowhere. */
    Optional<ScanTarget> target(String raw) {
        try {
            return Optional.of(settings().route(raw).target());
        } catch (ScanException _) {
            return Optional.empty();
        }
    }

    /** Ends what has no other end than silence. */
    void tick(Instant now) {
        if (settings().end() == End.SILENCE || testing) {
            keys.silence(now).filter(this::isScan).ifPresent(typed -> {
                ended = End.SILENCE;
                taker.accept(typed);
            });
        }
    }

    /** Something was scanned by keys. @param raw as the scanner sent it, without its prefix and its end; with the prefix while the card is tried */
    public void scan(String raw) {
        take(raw, Optional.of(new TestCard.Typed(keys.longest(), ended)));
    }

    private void take(String raw, Optional<TestCard.Typed> typed) {
        if (testing) {
            card.set(TestCard.check(raw, typed, settings()));
            return;
        }
        try {
            ScannerSettings.Routed routed = settings().route(raw);
            last.set(new LastScan(routed.text(), Optional.of(routed.target())));
            targets.accept(routed);
        } catch (ScanException _) {
            last.set(new LastScan(raw, Optional.empty()));
        }
    }

    /** From here on, or no more, a scan is one of the test card. */
    void test(boolean now) {
        testing = now;
        keys = fresh();
        card.set(List.of());
    }

    /** What the last scan of the test card says; empty until there was one. */
    public ReadOnlyObjectProperty<List<TestCard.Finding>> cardProperty() {
        return card;
    }

    /** Null until something is scanned. */
    public ReadOnlyObjectProperty<@Nullable LastScan> lastProperty() {
        return last;
    }

    /** Listens no more. */
    @Override
    public void close() {
        if (serial != null) {
            serial.close();
            serial = null;
        }
    }
}
