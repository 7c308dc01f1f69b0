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
    private boolean testing;

    /** @param text without what said where it belongs, or else all of it @param target empty where it belongs nowhere */
    public record LastScan(String text, Optional<ScanTarget> target) {}

    /** @param targets is told where a scan belongs */
    ScansViewModel(Memory memory, SerialPorts ports, Background background, TimeSource time, Consumer<ScannerSettings.Routed> targets) {
        this.memory = memory;
        this.ports = ports;
        this.background = background;
        this.time = time;
        this.targets = targets;
        keys = new KeyScan(settings().gap(), settings().prefix());
    }

    /** How the scanner is set. */
    ScannerSettings settings() {
        return memory.settings().bench().scanner();
    }

    void set(ScannerSettings now) {
        memory.change(choices -> choices.withBench(choices.bench().withScanner(now)));
        keys = new KeyScan(now.gap(), now.prefix());
        if (serial != null) {
            close();
            listen();
        }
    }

    /** Listens to a scanner in serial mode, where one is set. */
    void listen() {
        if (serial == null && !settings().port().isEmpty()) {
            serial = new SerialScanner(ports, settings().port(), time, raw -> background.show(() -> scan(raw)));
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
        return testing ? keys.all() : key == settings().end() ? keys.end(time.instant()) : Optional.empty();
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
        if (settings().end() == End.SILENCE && !testing) {
            keys.silence(now).ifPresent(this::scan);
        }
    }

    /** Something was scanned. @param raw as the scanner sent it, without its prefix and its end */
    public void scan(String raw) {
        if (testing) {
            card.set(TestCard.check(raw, keys.longest(), settings()));
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
