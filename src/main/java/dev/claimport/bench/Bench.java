package dev.claimport.bench;

import dev.claimport.bench.scan.SerialScanner;
import dev.claimport.device.Login;
import dev.claimport.failure.BenchFailure;
import dev.claimport.handover.HandoverEvent;
import dev.claimport.handover.HandoverResult;
import dev.claimport.serial.PortInfo;
import dev.claimport.time.Background;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Slots side by side, each on its own: what happens in one is nothing to the others. They share the job, the shift, and what they must not do
 * twice. It lives on one thread, that of {@link Background#show}, where every method is to be called.
 */
public final class Bench implements AutoCloseable {

    public static final int USUAL_SLOTS = 8;
    public static final int MOST_SLOTS = 64;

    private final BenchWorld world;
    private final InstantSource time;
    private final BenchListener listener;
    private final List<BenchSlot> slots;
    private final SerialsInWork inWork = new SerialsInWork();
    private BenchJob job;
    private Shift shift;
    private List<PortInfo> ports = List.of();
    /** The label that was scanned before its device was plugged in. */
    private Optional<Label> next = Optional.empty();
    /** Parameters that were scanned for the device that comes next. */
    private final Map<String, String> nextParameters = new TreeMap<>();
    /** The port of a scanner, which is no slot's. */
    private String scanner = "";
    /** Who logs in where the console of a gateway asks. */
    private Optional<Login> login = Optional.empty();
    private boolean paused;
    private boolean draining;

    /** What the label of a device says. */
    private record Label(String serial, Map<String, String> parameters) {}

    /** @param slots how many, from 1 to {@link #MOST_SLOTS} */
    public Bench(BenchWorld world, Background background, InstantSource time, int slots, BenchJob job, Shift shift, BenchListener listener) {
        if (slots < 1 || slots > MOST_SLOTS) {
            throw new IllegalArgumentException(slots + " slots");
        }
        this.world = world;
        this.time = time;
        this.job = job;
        this.shift = shift;
        this.listener = listener;
        world.engines().shareClaims(job.sharedClaim());
        this.slots = IntStream.rangeClosed(1, slots).mapToObj(number -> new BenchSlot(number, this, world, background, time)).toList();
    }

    /**
     * A slot belongs to a port from here on.
     *
     * @param port its path, or the USB location where it is
     * @throws dev.claimport.failure.FailureException {@code slot-port-taken}
     */
    public void assign(int slot, String port) {
        slots.stream().filter(other -> other.number() != slot && other.home().filter(port::equals).isPresent()).findFirst().ifPresent(other -> {
            throw new BenchFailure(BenchFailure.Kind.SLOT_PORT_TAKEN, Map.of("port", port, "slot", other.number())).exception();
        });
        slot(slot).ifPresent(found -> found.fix(port));
    }

    /** A slot takes devices of this port by preference: it did so before. @param port as in {@link #assign} */
    public void prefer(int slot, String port) {
        slot(slot).filter(found -> slots.stream().noneMatch(other -> other.home().filter(port::equals).isPresent())).ifPresent(found -> found.prefer(port));
    }

    /** Where devices of slots are plugged in, by the slots' numbers, as far as that is known and stays the same. */
    public Map<Integer, String> places() {
        Map<Integer, String> places = new TreeMap<>();
        slots.forEach(slot -> slot.lastingHome().ifPresent(home -> places.put(slot.number(), home)));
        return places;
    }

    /** Takes in which ports there are now. */
    public void show(List<PortInfo> all) {
        List<PortInfo> now = all.stream().filter(port -> !SerialScanner.isAt(port, scanner)).toList();
        ports = now;
        slots.stream().filter(slot -> slot.port().filter(had -> !had.isAmong(now)).isPresent()).forEach(BenchSlot::unplugged);
        for (PortInfo port : now) {
            if (slots.stream().noneMatch(slot -> slot.has(port) || slot.takesBack(port, now))) {
                free(port).ifPresent(slot -> arrive(slot, port));
            }
        }
    }

    private void arrive(BenchSlot slot, PortInfo port) {
        slot.plugIn(port);
        slot.scanParameters(nextParameters);
        nextParameters.clear();
        next.ifPresent(label -> {
            slot.scanParameters(label.parameters());
            slot.scan(label.serial());
        });
        next = Optional.empty();
        if (job.autoStart() && !paused && !draining) {
            begin(slot);
        }
    }

    /** The slot that a port belongs to: the one that had it before, or else the first that had none, or else the first whose port is gone. */
    private Optional<BenchSlot> free(PortInfo port) {
        Optional<BenchSlot> own = slots.stream().filter(slot -> slot.isHomeOf(port)).findFirst();
        if (own.isPresent()) {
            return own.filter(slot -> slot.port().isEmpty());
        }
        Optional<BenchSlot> found = slots.stream().filter(slot -> slot.takesAny() && slot.isHomeless()).findFirst()
                .or(() -> slots.stream().filter(BenchSlot::takesAny).findFirst());
        found.ifPresent(BenchSlot::leaveHome);
        return found;
    }

    /** Begins in a slot where a device is plugged in, or does it once more. Nothing while the bench drains. */
    public void start(int number) {
        if (!draining) {
            slot(number).ifPresent(this::begin);
        }
    }

    private void begin(BenchSlot slot) {
        slot.start(world, inWork, time.instant());
    }

    /**
     * Who logs in on gateways from here on. Slots that ended for want of that begin anew.
     *
     * @param who is the bench's from here on, which wipes it when it is closed, and when a gateway refuses it: it is tried on no other then
     */
    public void logIn(Login who) {
        forgetLogin();
        login = Optional.of(who);
        slots.stream().filter(slot -> slot.verdict().filter(Verdict::isAboutLogin).isPresent()).toList().forEach(slot -> start(slot.number()));
    }

    private void forgetLogin() {
        login.ifPresent(Login::close);
        login = Optional.empty();
    }

    Optional<Login> login() {
        return login;
    }

    /** Stops the hand-over of a slot. */
    public void stop(int number) {
        slot(number).ifPresent(BenchSlot::stop);
    }

    /** Does it with the device of a slot although it has passed, or failed too often. Nothing where none is there, or one is in work: it is said of no other. */
    public void again(int number) {
        slot(number).filter(slot -> slot.port().isPresent() && !slot.phase().isRunning()).ifPresent(BenchSlot::sayAgain);
        start(number);
    }

    /**
     * The label of the device in a slot was scanned: it has to say the same. Starts it where that is not done at plug-in, or where another label was
     * wrong. A device that is in work under another label is stopped, and one that was done under it is looked at again, which names the labels.
     */
    public void scan(int number, String serial) {
        boolean differs = slot(number).filter(slot -> slot.scan(serial)).isPresent();
        boolean running = slot(number).filter(slot -> slot.phase().isRunning()).isPresent();
        if (differs && running) {
            stop(number);
        } else if (!job.autoStart() || differs) {
            start(number);
        }
    }

    /**
     * The label of a device was scanned: it is that of the first slot that waits for one, or else of the device that is plugged in next.
     *
     * @return the slot that had waited
     */
    public Optional<BenchSlot> scan(String serial) {
        return scan(Optional.empty(), serial, Map.of());
    }

    /**
     * The same of a label that says more than a serial number.
     *
     * @param number of the slot that it is for, where that was said
     * @param parameters of the template, for that device alone
     */
    public Optional<BenchSlot> scan(Optional<Integer> number, String serial, Map<String, String> parameters) {
        Optional<BenchSlot> meant = number.isPresent() ? number.flatMap(this::slot)
                : slots.stream().filter(slot -> slot.isWaitingForStart() && slot.scanned().isEmpty()).findFirst();
        meant.ifPresent(slot -> {
            slot.scanParameters(parameters);
            scan(slot.number(), serial);
        });
        if (meant.isEmpty() && number.isEmpty()) {
            next = Optional.of(new Label(serial, parameters));
        }
        return meant;
    }

    /** A parameter of the template was scanned, for the device in a slot, or else for the first that waits, or else for the one that comes next. */
    public void scanParameter(Optional<Integer> number, String name, String value) {
        number.flatMap(this::slot).or(() -> slots.stream().filter(BenchSlot::isWaitingForStart).findFirst())
                .ifPresentOrElse(slot -> slot.scanParameters(Map.of(name, value)), () -> nextParameters.put(name, value));
    }

    /** A port has a scanner, and no device. @param port its path, or the USB location; empty for none */
    public void leaveAlone(String port) {
        scanner = port;
    }

    /** Whether slots wait with starting by themselves; those that run go on. Ended, those start that waited. */
    public void pause(boolean pause) {
        paused = pause;
        if (!pause && job.autoStart() && !draining) {
            slots.stream().filter(BenchSlot::isWaitingForStart).toList().forEach(this::begin);
        }
    }

    /** Nothing is begun any more; what runs goes on. */
    public void drain() {
        draining = true;
    }

    public boolean isPaused() {
        return paused;
    }

    /** Whether a hand-over runs. */
    public boolean isBusy() {
        return slots.stream().anyMatch(slot -> slot.phase().isRunning());
    }

    /** What is done with the devices that come from here on. */
    public void take(BenchJob next) {
        job = next;
    }

    /** Who works from here on. */
    public void take(Shift next) {
        shift = next;
    }

    void changed(BenchSlot slot) {
        listener.changed(slot);
    }

    void happened(BenchSlot slot, HandoverEvent event) {
        listener.happened(slot, event);
    }

    void ended(BenchSlot slot, Verdict verdict) {
        inWork.release(slot.number());
        // Of what was given since, it says nothing.
        if (verdict.isAboutLogin() && login.isPresent() && slot.loggedInAs().filter(used -> used == login.get()).isPresent()) {
            forgetLogin();
        }
        verdict.result().ifPresent(result -> world.attempts().add(FinishedHandover.of(result, batch(result))));
        listener.ended(slot, verdict);
        if (slot.port().filter(had -> !had.isAmong(ports)).isPresent()) {
            slot.unplugged();
            show(ports);
        }
    }

    private String batch(HandoverResult result) {
        return result.device().flatMap(device -> job.order().flatMap(order -> order.device(device.serial()))).map(known -> known.batch())
                .filter(batch -> !batch.isEmpty()).orElse(shift.batch());
    }

    public List<BenchSlot> slots() {
        return slots;
    }

    /** Empty for a number that there is not. */
    public Optional<BenchSlot> slot(int number) {
        return number < 1 || number > slots.size() ? Optional.empty() : Optional.of(slots.get(number - 1));
    }

    public BenchJob job() {
        return job;
    }

    public Shift shift() {
        return shift;
    }

    Supplier<List<X509Certificate>> roots() {
        return world.roots();
    }

    /** Stops everything that is under way. */
    @Override
    public void close() {
        draining = true;
        forgetLogin();
        world.engines().shareClaims(false);
        slots.forEach(BenchSlot::close);
    }

    /** Completed once no hand-over runs any more. From any thread. */
    public CompletableFuture<Void> ended() {
        return CompletableFuture.allOf(slots.stream().map(BenchSlot::ended).toArray(CompletableFuture[]::new));
    }
}
