package dev.claimport.bench;

import dev.claimport.claim.ClaimFacts;
import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.device.profile.Profile;
import dev.claimport.handover.HandoverEvent;
import dev.claimport.handover.HandoverRequest;
import dev.claimport.handover.HandoverResult;
import dev.claimport.handover.HandoverResult.StepRecord;
import dev.claimport.handover.Run;
import dev.claimport.handover.Step;
import dev.claimport.serial.PortInfo;
import dev.claimport.time.Background;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One place for one device at a time: its device, its claim, the hand-over that runs, and the verdict that stays until the next. It lives on
 * one thread, that of {@link Background#show}: there every method is to be called, and there listeners are told. Many slots may share that
 * thread, since nothing here blocks it.
 */
public final class Slot implements AutoCloseable {

    private final SlotWorld world;
    private final Background background;
    private final InstantSource time;
    private final SlotListener listener;
    private final SlotClaim claim;
    private final SlotDevice device;

    private Phase phase = Phase.READY;
    private Optional<Verdict> verdict = Optional.empty();
    private Optional<Run> run = Optional.empty();
    private Optional<Step> step = Optional.empty();
    private @Nullable Engine running;
    private Background.@Nullable Task work;
    /** Completed when the last hand-over has ended on its own thread. */
    private volatile CompletableFuture<Void> runEnded = CompletableFuture.completedFuture(null);

    /** @param families what the device on a port is taken for; empty finds out */
    public Slot(SlotWorld world, Background background, InstantSource time, Function<PortInfo, Optional<Profile>> families, SlotListener listener) {
        this.world = world;
        this.background = background;
        this.time = time;
        this.listener = listener;
        this.claim = new SlotClaim(world.iot(), background, time, listener::changed);
        this.device = new SlotDevice(world, background, families, listener::changed, listener::pluggedIn);
    }

    /**
     * Does the whole job. Does nothing unless the slot is ready; what it was given is closed then.
     *
     * @param request to the port that it names, or else the one that is meant here; with the claim that is held here, if one is
     */
    public void handOver(HandoverRequest request) {
        if (phase != Phase.READY) {
            close(request);
            return;
        }
        Engine engine = world.engines().get();
        Optional<Probe> asking = device.beginWork();
        HandoverRequest meant = request.on(request.port().or(() -> device.chosen().map(PortInfo::path))).with(claim.handOut().or(request::claim));
        running = engine;
        CompletableFuture<Void> ended = new CompletableFuture<>();
        runEnded = ended;
        enter(Phase.RUNNING);
        work = background.start(BenchWait.HANDOVER, () -> run(engine, meant, asking, ended), result -> end(Verdict.of(result)), broken -> {
            wipe(meant);
            end(Verdict.of(broken));
        });
    }

    private HandoverResult run(Engine engine, HandoverRequest request, Optional<Probe> asking, CompletableFuture<Void> ended) throws InterruptedException {
        try {
            if (asking.isPresent()) {
                asking.get().stopAndWait();
            }
            return engine.run(request, event -> tell(engine, event));
        } finally {
            // The hand-over has wiped it; this is for the one that never began, or had a defect.
            close(request);
            ended.complete(null);
        }
    }

    private static void close(HandoverRequest request) {
        request.claim().ifPresent(ProvisioningClaim::close);
        request.secrets().close();
    }

    /** For a hand-over that hangs. Not here: whoever hangs may hold the key. */
    private void wipe(HandoverRequest request) {
        background.start(BenchWait.GRACE, () -> {
            close(request);
            return true;
        }, _ -> { }, _ -> { });
    }

    /** On the hand-over's thread. One that was given up may still have something to say, which is of no device that is here now. */
    private void tell(Engine engine, HandoverEvent event) {
        Duration ahead = event instanceof HandoverEvent.ClaimReceived ? world.iot().clockAhead().orElse(Duration.ZERO) : Duration.ZERO;
        background.show(() -> {
            if (running == engine) {
                on(event, ahead);
            }
        });
    }

    private void on(HandoverEvent event, Duration ahead) {
        switch (event) {
            case HandoverEvent.Started started -> run = Optional.of(started.run());
            case HandoverEvent.StepStarted(Step started) -> step = Optional.of(started);
            case HandoverEvent.DeviceAnswered(var port, var identity, _, _) -> device.answered(port, identity);
            case HandoverEvent.ClaimReceived(ClaimFacts facts) -> claim.use(facts, ahead);
            case HandoverEvent.KeyWiped(Instant at) -> claim.wiped(at);
            default -> { }
        }
        listener.happened(event);
    }

    private void end(Verdict ended) {
        running = null;
        claim.wiped(claim.wipedAt().orElseGet(time::instant));
        device.endWork();
        verdict = Optional.of(ended);
        enter(ended.phase());
    }

    /** Asks for a claim before there is a device. */
    public void requestClaim(String templateName) {
        if (actions().contains(SlotAction.REQUEST_CLAIM)) {
            ready();
            claim.request(templateName);
        }
    }

    /** Wipes the held claim, or stops asking for one. */
    public void discardClaim() {
        if (!phase.isRunning()) {
            claim.clear();
        }
    }

    /** Stops the hand-over that runs: the device is told to forget, the key is wiped, the port is given back. */
    public void cancel() {
        if (phase == Phase.RUNNING) {
            enter(Phase.CANCELLING);
            running.cancel();
            Optional.ofNullable(work).ifPresent(stopped -> stopped.endWithin(BenchWait.STOPPED));
        }
    }

    /** Makes ready for another device. */
    public void nextDevice() {
        if (phase.isVerdict()) {
            device.readyForNext();
            ready();
        }
    }

    /** Leaves the verdict; the device stays. */
    public void dismiss() {
        if (phase.isVerdict()) {
            device.readyAgain();
            ready();
        }
    }

    /** Leaves the verdict, and with it all that was of the last hand-over. */
    public void ready() {
        if (phase.isVerdict()) {
            claim.clear();
            verdict = Optional.empty();
            run = Optional.empty();
            step = Optional.empty();
            enter(Phase.READY);
        }
    }

    private void enter(Phase next) {
        phase = next;
        listener.changed();
    }

    /** What may be done now, as far as the slot itself knows. */
    public Set<SlotAction> actions() {
        Set<SlotAction> may = EnumSet.noneOf(SlotAction.class);
        if (phase.isVerdict()) {
            may.addAll(Set.of(SlotAction.NEXT_DEVICE, SlotAction.DISMISS));
        }
        if (phase == Phase.RUNNING) {
            may.add(SlotAction.CANCEL);
        }
        if (phase == Phase.READY && device.chosen().isPresent() && claim.state() != ClaimState.REQUESTING) {
            may.add(SlotAction.HAND_OVER);
        }
        boolean held = claim.state() == ClaimState.HELD || claim.state() == ClaimState.REQUESTING;
        if (!phase.isRunning()) {
            may.add(held ? SlotAction.DISCARD_CLAIM : SlotAction.REQUEST_CLAIM);
        }
        return may;
    }

    /** Stops everything that is under way and wipes the held claim. */
    @Override
    public void close() {
        claim.clear();
        device.forget();
        if (running != null) {
            running.cancel();
        }
    }

    /** Completed once no hand-over runs any more: its device has been told to forget, and its key is wiped. From any thread. */
    public CompletableFuture<Void> ended() {
        return runEnded;
    }

    public SlotDevice device() {
        return device;
    }

    public SlotClaim claim() {
        return claim;
    }

    public Phase phase() {
        return phase;
    }

    /** The hand-over that runs or ran last; empty until it has begun. */
    public Optional<Run> run() {
        return run;
    }

    /** The step that runs, or was the last. */
    public Optional<Step> step() {
        return step;
    }

    /** The steps of the last hand-over; empty until it has ended. */
    public List<StepRecord> steps() {
        return verdict.flatMap(Verdict::result).map(HandoverResult::steps).orElse(List.of());
    }

    /** How the last hand-over ended; empty unless the phase is a verdict. */
    public Optional<Verdict> verdict() {
        return verdict;
    }
}
