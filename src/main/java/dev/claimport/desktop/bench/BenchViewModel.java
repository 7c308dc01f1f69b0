package dev.claimport.desktop.bench;

import dev.claimport.bench.Bench;
import dev.claimport.bench.BenchJob;
import dev.claimport.bench.BenchListener;
import dev.claimport.bench.BenchSlot;
import dev.claimport.bench.BenchWorld;
import dev.claimport.bench.Finished;
import dev.claimport.bench.Shift;
import dev.claimport.bench.Verdict;
import dev.claimport.bench.figures.Figures;
import dev.claimport.bench.scan.KeyScan;
import dev.claimport.bench.scan.Scan;
import dev.claimport.bench.scan.ScanException;
import dev.claimport.desktop.handover.PortNews;
import dev.claimport.serial.PortInfo;
import dev.claimport.time.Background;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The bench page: closed until the operator opens it for a shift, and then a wall of slots. On the screen's thread. */
public final class BenchViewModel implements BenchListener, AutoCloseable {

    /** Whether there is a wall, and whether its slots start by themselves. */
    public enum Standing {
        CLOSED,
        OPEN,
        PAUSED,
        /** It was closed while hand-overs ran, which go on to their ends. */
        DRAINING
    }

    /** Between elements of a scan, where the scanner sends it as it is (GS1 General Specifications, 7.8). */
    private static final char SEPARATOR = '\u001D';

    private final BenchWorld world;
    private final PortNews ports;
    private final Supplier<Optional<BenchJob>> jobs;
    private final Background background;
    private final InstantSource time;
    private final ObjectProperty<Standing> standing = new SimpleObjectProperty<>(Standing.CLOSED);
    private final ObjectProperty<Figures> figures = new SimpleObjectProperty<>(Figures.of(List.of()));
    private final ObjectProperty<@Nullable LastScan> lastScan = new SimpleObjectProperty<>();
    private final KeyScan keys = new KeyScan(KeyScan.USUAL_GAP, "");
    private final List<Finished> finished = new ArrayList<>();
    private List<SlotViewModel> slots = List.of();
    private @Nullable Bench bench;
    private PortNews.@Nullable Subscription news;

    /** @param jobs what is to be done with every device, by what is chosen on the hand-over page; empty while something is missing there */
    public BenchViewModel(BenchWorld world, PortNews ports, Supplier<Optional<BenchJob>> jobs, Background background, InstantSource time) {
        this.world = world;
        this.ports = ports;
        this.jobs = jobs;
        this.background = background;
        this.time = time;
    }

    /** What would be done with every device, if the bench were opened now. */
    public Optional<BenchJob> job() {
        return bench == null ? jobs.get() : Optional.of(bench.job());
    }

    /**
     * Opens the bench for a shift. Does nothing where it is open, or where there is nothing to do.
     *
     * @param slots how many
     * @param autoStart whether slots start when a device is plugged in
     */
    public void open(String operator, String station, String batch, int slots, boolean autoStart) {
        Optional<BenchJob> job = jobs.get();
        if (standing.get() != Standing.CLOSED || job.isEmpty()) {
            return;
        }
        Shift shift = new Shift(operator, station, batch, time.instant());
        finished.clear();
        figures.set(Figures.of(finished));
        Bench opened = new Bench(world, background, time, slots, job.get().starting(autoStart), shift, this);
        bench = opened;
        this.slots = opened.slots().stream().map(slot -> new SlotViewModel(slot, time)).toList();
        standing.set(Standing.OPEN);
        news = ports.subscribe(now -> background.show(() -> {
            if (bench == opened) {
                opened.show(now);
            }
        }));
    }

    /** Ends the shift: nothing is begun any more; what runs goes on to its end. */
    public void leave() {
        if (standing.get() == Standing.OPEN || standing.get() == Standing.PAUSED) {
            bench.drain();
            standing.set(Standing.DRAINING);
            closeWhenIdle();
        }
    }

    private void closeWhenIdle() {
        if (standing.get() == Standing.DRAINING && !bench.isBusy()) {
            news.close();
            bench.close();
            bench = null;
            standing.set(Standing.CLOSED);
        }
    }

    /** Has slots wait with starting by themselves, or go on. */
    public void pauseOrGoOn() {
        if (standing.get() == Standing.OPEN) {
            bench.pause(true);
            standing.set(Standing.PAUSED);
        } else if (standing.get() == Standing.PAUSED) {
            standing.set(Standing.OPEN);
            bench.pause(false);
        }
    }

    /** A key that writes a character: a scanner may have typed it. */
    void type(char key) {
        keys.type(key, time.instant());
    }

    /** The key that ends a scan. @return whether it was one */
    boolean endScan() {
        Optional<String> raw = keys.end(time.instant());
        raw.ifPresent(this::scan);
        return raw.isPresent();
    }

    /** A label was scanned: its device is the first that waits, or the next that comes. */
    public void scan(String raw) {
        try {
            Optional<String> serial = Scan.of(raw, SEPARATOR).serial();
            serial.ifPresent(bench::scan);
            lastScan.set(new LastScan(serial.orElse(raw), serial.isPresent()));
        } catch (ScanException _) {
            lastScan.set(new LastScan(raw, false));
        }
    }

    /** @param text the serial number, or all of it @param usable whether a serial number was found in it */
    public record LastScan(String text, boolean usable) {}

    /** Null until something is scanned. */
    public ReadOnlyObjectProperty<@Nullable LastScan> lastScanProperty() {
        return lastScan;
    }

    /** What a key on a slot means: begin, or do it once more. */
    public void start(SlotViewModel slot) {
        bench.start(slot.number());
    }

    /** Does it although the device has passed, or failed too often. */
    public void again(SlotViewModel slot) {
        bench.again(slot.number());
    }

    /** Stops what runs in a slot. */
    public void stop(SlotViewModel slot) {
        bench.stop(slot.number());
    }

    @Override
    public void changed(BenchSlot slot) {
        if (bench != null) {
            slots.get(slot.number() - 1).follow();
        }
    }

    @Override
    public void ended(BenchSlot slot, Verdict verdict) {
        verdict.result().ifPresent(result -> {
            finished.add(Finished.of(result, bench.shift().batch()));
            figures.set(Figures.of(finished));
        });
        background.show(this::closeWhenIdle);
    }

    /** The ports of devices that are done with. */
    public List<String> done() {
        return bench == null ? List.of() : bench.slots().stream().filter(slot -> slot.phase().isVerdict()).flatMap(slot -> slot.port().stream()).map(PortInfo::path).toList();
    }

    /** Says what time it is. */
    public void tick(Instant now) {
        if (bench != null) {
            slots.forEach(slot -> slot.tick(now));
        }
    }

    /** Stops everything that is under way. */
    @Override
    public void close() {
        if (bench != null) {
            news.close();
            bench.close();
        }
    }

    /** Completed once no hand-over runs any more. */
    public CompletableFuture<Void> ended() {
        return bench == null ? CompletableFuture.completedFuture(null) : bench.ended();
    }

    public ReadOnlyObjectProperty<Standing> standingProperty() {
        return standing;
    }

    /** Of this shift. */
    public ReadOnlyObjectProperty<Figures> figuresProperty() {
        return figures;
    }

    /** Who works here; empty while the bench is closed. */
    public Optional<Shift> shift() {
        return Optional.ofNullable(bench).map(Bench::shift);
    }

    /** Those of the wall; those of the last one once it is closed. */
    public List<SlotViewModel> slots() {
        return slots;
    }
}
