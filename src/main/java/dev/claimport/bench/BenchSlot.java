package dev.claimport.bench;

import dev.claimport.claim.ClaimFacts;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.Login;
import dev.claimport.failure.BenchFailure;
import dev.claimport.failure.Failure;
import dev.claimport.handover.HandoverEvent;
import dev.claimport.handover.HandoverRequest;
import dev.claimport.handover.HandoverResult;
import dev.claimport.handover.RunOrigin;
import dev.claimport.handover.Step;
import dev.claimport.handover.WaitCount;
import dev.claimport.serial.PortInfo;
import dev.claimport.time.Background;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** A place of a bench: the port that belongs to it, the device that is there, and how the last one went. On the bench's thread. */
public final class BenchSlot {

    private final int number;
    private final Bench bench;
    private final Slot slot;
    /** Where its devices are plugged in, once that is known. */
    private Optional<String> home = Optional.empty();
    private boolean fixed;
    private boolean lasting;
    private Optional<PortInfo> port = Optional.empty();
    /** Read by hand-overs, on their threads. */
    private volatile Optional<String> scanned = Optional.empty();
    private final Map<String, String> parameters = new TreeMap<>();
    private Optional<DeviceIdentity> device = Optional.empty();
    private Optional<String> expectedThing = Optional.empty();
    private Optional<Login> loggedInAs = Optional.empty();
    private boolean again;
    private boolean told;
    private Optional<Instant> since = Optional.empty();
    private final InstantSource time;
    private final WaitCount waits = new WaitCount();

    BenchSlot(int number, Bench bench, BenchWorld world, Background background, InstantSource time) {
        this.number = number;
        this.bench = bench;
        this.time = time;
        this.slot = new Slot(new SlotWorld(world.iot(), world.ports(), world.connector(), () -> world.engines().make(this::origin)), background, time,
                _ -> Optional.empty(), new SlotListener() {
                    @Override
                    public void changed() {
                        BenchSlot.this.changed();
                    }

                    @Override
                    public void happened(HandoverEvent event) {
                        BenchSlot.this.happened(event);
                    }
                });
    }

    private RunOrigin origin(RunOrigin whose) {
        Shift shift = bench.shift();
        return whose.at(new RunOrigin.Place(Integer.toString(number), shift.batch(), bench.job().order().map(order -> order.name()).orElse("")), shift.operator(),
                shift.station());
    }

    private void changed() {
        if (slot.phase().isVerdict() && !told) {
            told = true;
            bench.ended(this, slot.verdict().orElseThrow());
        }
        bench.changed(this);
    }

    private void happened(HandoverEvent event) {
        waits.on(event, time.instant());
        if (event instanceof HandoverEvent.DeviceAnswered(_, DeviceIdentity identity, _, var expected)) {
            device = Optional.of(identity);
            expectedThing = expected;
        }
        bench.happened(this, event);
    }

    /** Its devices are plugged in there, and nowhere else. @param path of the port, or the USB location */
    void fix(String path) {
        home = Optional.of(path);
        fixed = true;
    }

    /** Its devices were plugged in there before. */
    void prefer(String path) {
        home = home.or(() -> Optional.of(path));
        lasting = true;
    }

    /** A port that belongs here is there now. */
    void plugIn(PortInfo now) {
        if (home.isEmpty()) {
            home = Optional.of(place(now));
            // A pseudo-terminal has another name each time.
            lasting = now.vendorId().isPresent() || now.location().isPresent();
        }
        port = Optional.of(now);
        makeReady();
        bench.changed(this);
    }

    /** Where a port is, as far as it stays the same from device to device. */
    static String place(PortInfo port) {
        return port.location().orElse(port.path());
    }

    boolean isHomeOf(PortInfo candidate) {
        return home.filter(place -> place.equals(candidate.path()) || place.equals(place(candidate))).isPresent();
    }

    boolean has(PortInfo candidate) {
        return port.filter(had -> had.isStill(candidate)).isPresent();
    }

    /** The device in work was unplugged, and is back: the hand-over goes on with it wherever it is. */
    boolean takesBack(PortInfo candidate, List<PortInfo> now) {
        boolean back = slot.phase().isRunning() && port.filter(had -> !had.isAmong(now)).flatMap(had -> had.again(now)).filter(candidate::equals).isPresent();
        if (back) {
            port = Optional.of(candidate);
        }
        return back;
    }

    /** Free for a device of any port; a practice device has another port each time. */
    boolean takesAny() {
        return !fixed && port.isEmpty() && !slot.phase().isRunning();
    }

    boolean isHomeless() {
        return home.isEmpty();
    }

    void leaveHome() {
        home = Optional.empty();
    }

    /** The device is gone; the verdict stays. While a hand-over runs, the device may come back. */
    void unplugged() {
        if (!slot.phase().isRunning()) {
            port = Optional.empty();
            again = false;
            scanned = Optional.empty();
            parameters.clear();
            bench.changed(this);
        }
    }

    private void makeReady() {
        waits.forget();
        device = Optional.empty();
        expectedThing = Optional.empty();
        since = Optional.empty();
        slot.nextDevice();
    }

    /** Begins with the device that is plugged in; a verdict on it is left. Does nothing where there is none, or one is in work. */
    void start(BenchWorld world, SerialsInWork inWork, Instant now) {
        if (port.isEmpty() || slot.phase().isRunning()) {
            return;
        }
        makeReady();
        told = false;
        since = Optional.of(now);
        BenchJob job = bench.job();
        var admission = new SlotAdmission(number, bench.shift().station(), job.order(), this::scanned, again, job.retries(), world.attempts(), world.recovery(), inWork);
        again = false;
        loggedInAs = bench.login();
        slot.handOver(HandoverRequest.of(job.templateName(), merged(job.parameters()), bench.roots()).on(port.map(PortInfo::path)).to(job.family()).until(job.until())
                .as(loggedInAs.map(Login::copy)).admittedBy(admission));
    }

    private Map<String, String> merged(Map<String, String> all) {
        Map<String, String> merged = new TreeMap<>(all);
        merged.putAll(parameters);
        return merged;
    }

    /** Who the bench had log in, as the hand-over was begun; may be wiped since. */
    Optional<Login> loggedInAs() {
        return loggedInAs;
    }

    /** @return whether a device that has said who it is says something else, or another label was the wrong one */
    boolean scan(String serial) {
        boolean wrongBefore = failure().filter(failure -> failure.kind() == BenchFailure.Kind.SERIAL_DIFFERS).isPresent();
        scanned = Optional.of(serial);
        bench.changed(this);
        return wrongBefore || device.filter(answered -> !answered.serial().equals(serial)).isPresent();
    }

    /** Parameters of the template that were scanned for its device. */
    void scanParameters(Map<String, String> more) {
        parameters.putAll(more);
    }

    void sayAgain() {
        again = true;
    }

    void stop() {
        slot.cancel();
    }

    void close() {
        slot.close();
    }

    CompletableFuture<Void> ended() {
        return slot.ended();
    }

    /** From 1. */
    public int number() {
        return number;
    }

    public Phase phase() {
        return slot.phase();
    }

    /** Where its device is plugged in; empty while there is none. */
    public Optional<PortInfo> port() {
        return port;
    }

    /** Where its devices are plugged in, once that is known. */
    public Optional<String> home() {
        return home;
    }

    /** The same, unless it is another each time. */
    Optional<String> lastingHome() {
        return home.filter(_ -> lasting || fixed);
    }

    /** Whether a device is there that nothing was done with yet. */
    public boolean isWaitingForStart() {
        return port.isPresent() && slot.phase() == Phase.READY;
    }

    /** The serial number on the label, where it was scanned for the device that is there. */
    public Optional<String> scanned() {
        return scanned;
    }

    /** As the device said to the hand-over, which is what is recorded. */
    public Optional<DeviceIdentity> device() {
        return device;
    }

    /** As registered, or as it is going to be. */
    public Optional<String> thing() {
        return verdict().flatMap(Verdict::result).flatMap(HandoverResult::thingName).or(() -> expectedThing);
    }

    public Optional<Step> step() {
        return slot.step();
    }

    public Optional<Verdict> verdict() {
        return slot.verdict();
    }

    public Optional<Failure> failure() {
        return verdict().flatMap(Verdict::failure);
    }

    public Optional<ClaimFacts> claim() {
        return slot.claim().facts();
    }

    /** What is left of its claim; zero when there is none. */
    public Duration claimLeft(Instant now) {
        return slot.claim().left(now);
    }

    /** What it waits for, from the third second on. */
    public Optional<WaitCount.Counted> waiting(Instant now) {
        return slot.phase().isRunning() ? waits.at(now) : Optional.empty();
    }

    /** When the hand-over was begun. */
    public Optional<Instant> since() {
        return since;
    }
}
