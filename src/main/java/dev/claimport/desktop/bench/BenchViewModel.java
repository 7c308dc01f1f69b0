package dev.claimport.desktop.bench;

import dev.claimport.bench.Bench;
import dev.claimport.bench.BenchJob;
import dev.claimport.bench.BenchListener;
import dev.claimport.bench.BenchSlot;
import dev.claimport.bench.BenchWorld;
import dev.claimport.bench.FinishedHandover;
import dev.claimport.bench.ScannedWork;
import dev.claimport.bench.Shift;
import dev.claimport.bench.Verdict;
import dev.claimport.desktop.common.Sounds;
import dev.claimport.desktop.handover.LoginViewModel;
import dev.claimport.desktop.handover.PortNews;
import dev.claimport.desktop.memory.Memory;
import dev.claimport.label.PassLabels;
import dev.claimport.ledger.figures.Figures;
import dev.claimport.ledger.figures.Finished;
import dev.claimport.ledger.shared.Sharing;
import dev.claimport.serial.PortInfo;
import dev.claimport.time.Background;
import dev.claimport.time.TimeSource;
import java.nio.file.Path;
import java.time.Instant;
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

    private final BenchWorld world;
    private final PortNews ports;
    private final RememberedBench remembered;
    private final Sounds sounds;
    private final OrderViewModel order;
    private final RecoveryViewModel recovery;
    private final Supplier<Optional<BenchJob>> jobs;
    private final Background background;
    private final TimeSource time;
    private final ObjectProperty<Standing> standing = new SimpleObjectProperty<>(Standing.CLOSED);
    private final ResultsViewModel results = new ResultsViewModel();
    private final ShiftViewModel who = new ShiftViewModel();
    private final ScannedDesk desk = new ScannedDesk(this, who);
    private final ScansViewModel scans;
    private final LoginViewModel login = new LoginViewModel();
    private final SharingViewModel sharing;
    private Optional<LabelsViewModel> labels = Optional.empty();
    private List<SlotViewModel> slots = List.of();
    private @Nullable Bench bench;
    private PortNews.@Nullable Subscription news;

    /** @param memory how the bench was opened last @param jobs what is to be done with every device, by what is chosen on the hand-over page; empty while something is missing there */
    public BenchViewModel(BenchWorld world, PortNews ports, Supplier<Optional<BenchJob>> jobs, Memory memory, Sounds sounds, Background background,
            TimeSource time) {
        this.world = world;
        this.remembered = new RememberedBench(memory);
        this.sounds = sounds;
        this.order = new OrderViewModel(world, background);
        this.scans = new ScansViewModel(memory, world.ports(), background, time, new ScannedWork(() -> Optional.ofNullable(bench), desk)::take);
        this.recovery = new RecoveryViewModel(world.recovery(), background);
        this.ports = ports;
        this.jobs = jobs;
        this.background = background;
        this.time = time;
        this.sharing = new SharingViewModel(world, background, time.clock());
    }

    /** With labels for devices that pass. */
    public BenchViewModel labelling(PassLabels printed) {
        labels = Optional.of(new LabelsViewModel(printed, background));
        return this;
    }

    /** Empty where nothing is recorded of which there could be labels. */
    Optional<LabelsViewModel> labels() {
        return labels;
    }

    public OrderViewModel order() {
        return order;
    }

    public RecoveryViewModel recovery() {
        return recovery;
    }

    /** How the database stands that benches share; null where none is set. */
    public ReadOnlyObjectProperty<Sharing.@Nullable State> sharingProperty() {
        return sharing.stateProperty();
    }

    /** What would be done with every device, if the bench were opened now. */
    public Optional<BenchJob> job() {
        return bench == null ? jobs.get() : Optional.of(bench.job());
    }

    /** Looks anew at what there is to do, and at what was cut off. */
    void look() {
        if (bench == null) {
            order.look(jobs.get());
            scans.listen();
            recovery.look();
        }
    }

    /** Takes a work order from a file. Does nothing where there is nothing to do with its devices. */
    public void chooseOrder(Path file) {
        jobs.get().filter(_ -> bench == null).ifPresent(job -> order.choose(file, job));
    }

    /** Takes a work order that was typed, and is kept in a file. Does nothing where there is nothing to do with its devices. */
    void typeOrder(String typed, Path file) {
        jobs.get().filter(_ -> bench == null).ifPresent(job -> order.type(typed, file, job));
    }

    /** How it was opened the last time. */
    RememberedBench remembered() {
        return remembered;
    }

    /** Opens the bench for a shift. Does nothing where it is open, where there is nothing to do, or where its order is not in order. */
    public void open(Opening opening) {
        Optional<BenchJob> job = jobs.get();
        if (standing.get() != Standing.CLOSED || job.isEmpty() || !order.isSettled()) {
            return;
        }
        Shift begun = who.begin(opening, time.clock().instant(), now -> bench.take(now));
        results.clear();
        BenchJob wanted = job.get().by(order.order()).starting(opening.autoStart()).retrying(opening.tries()).sharingClaim(opening.sharedClaim());
        Bench opened = new Bench(world, background, time, opening.slots(), wanted, begun, this);
        opened.leaveAlone(scans.settings().port());
        remembered.place(opened);
        bench = opened;
        remembered.keep(opening);
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
            remembered.keepPlaces(bench);
            bench.close();
            bench = null;
            login.forget();
            who.end();
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

    /** What opening the bench is, for a scan that says so. */
    void onOpen(Runnable opens) {
        desk.onOpen(opens);
    }

    /** Who works here, typed or scanned. */
    ShiftViewModel who() {
        return who;
    }

    public ScansViewModel scans() {
        return scans;
    }

    /** Who logs in on gateways; asked for once one of them does. */
    LoginViewModel login() {
        return login;
    }

    /** Has all gateways of the shift logged in to as it was typed. Does nothing while something is missing. */
    public void logIn() {
        if (bench != null) {
            login.take().ifPresent(named -> {
                login.forget();
                bench.logIn(named);
            });
        }
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
        sounds.play(verdict.phase());
        if (verdict.isAboutLogin()) {
            login.want();
        }
        verdict.result().ifPresent(result -> {
            Finished done = FinishedHandover.of(result, bench.shift().batch());
            results.add(done);
            order.ended(done);
            labels.filter(_ -> verdict.phase().isSuccess()).ifPresent(line -> line.passed(done.run()));
        });
        background.show(this::closeWhenIdle);
    }

    /** The ports of devices that are done with. */
    public List<String> done() {
        return bench == null ? List.of() : bench.slots().stream().filter(slot -> slot.phase().isVerdict()).flatMap(slot -> slot.port().stream()).map(PortInfo::path).toList();
    }

    /** Says what time it is. */
    public void tick(Instant now) {
        scans.tick(now);
        if (bench != null) {
            slots.forEach(slot -> slot.tick(now));
        }
    }

    /** Stops everything that is under way. */
    @Override
    public void close() {
        scans.close();
        login.forget();
        labels.ifPresent(LabelsViewModel::close);
        if (bench != null) {
            news.close();
            remembered.keepPlaces(bench);
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
        return results.figuresProperty();
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
