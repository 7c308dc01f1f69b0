package dev.claimport.desktop.handover;

import dev.claimport.app.RoleContext;
import dev.claimport.claim.ClaimFacts;
import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.desktop.common.Background;
import dev.claimport.desktop.memory.Memory;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.device.seal.ProofOfPossession;
import dev.claimport.failure.Failure;
import dev.claimport.handover.HandoverEvent;
import dev.claimport.handover.HandoverRequest;
import dev.claimport.handover.HandoverRequest.Until;
import dev.claimport.handover.HandoverResult;
import dev.claimport.handover.Step;
import dev.claimport.serial.PortInfo;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;

/** The hand-over page: template, claim, device, and the one hand-over that runs at a time. */
public final class HandoverViewModel implements AutoCloseable {

    private final RoleContext workplace;
    private final Supplier<Engine> engines;
    private final Background background;
    private final TimeSource time;
    private final TemplateViewModel template;
    private final ClaimViewModel claim;
    private final DeviceViewModel device;
    private final Obstacles obstacles;
    private final StepsViewModel steps = new StepsViewModel();
    private final ObjectProperty<Phase> phase = new SimpleObjectProperty<>(Phase.READY);
    private final ObjectProperty<Blocker> blocker = new SimpleObjectProperty<>(Blocker.NO_TEMPLATE);
    private final ObjectProperty<SessionOutlook> session = new SimpleObjectProperty<>(SessionOutlook.LASTS);
    private final SimpleBooleanProperty armed = new SimpleBooleanProperty();
    private final ObjectProperty<Verdict> verdict = new SimpleObjectProperty<>();
    private final PortNews.Subscription portNews;

    private Engine running;
    /** Whether the last hand-over went by the code on the label. */
    private boolean proving;
    private boolean closed;
    /** Completed when the last hand-over has ended on its own thread. */
    private volatile CompletableFuture<Void> runEnded = CompletableFuture.completedFuture(null);

    /**
     * Starts listing templates and watching ports at once.
     *
     * @param profiles reads the profiles that a device can be taken for; may block
     * @param firstTemplate to be chosen from the start; empty for none
     */
    public HandoverViewModel(
            RoleContext workplace, Supplier<Engine> engines, PortNews ports, Supplier<ProfileLibrary> profiles, Memory memory,
            Background background, TimeSource time, String firstTemplate) {
        this.workplace = workplace;
        this.engines = engines;
        this.background = background;
        this.time = time;
        this.template = new TemplateViewModel(workplace.iot(), background, memory);
        this.claim = new ClaimViewModel(workplace.iot(), background, time);
        this.device = new DeviceViewModel(workplace, background, new FamilyViewModel(profiles, memory, background));
        this.obstacles = new Obstacles(template, claim, device);
        listen();
        device.family().load();
        template.list().load();
        if (!firstTemplate.isEmpty()) {
            template.choose(firstTemplate);
        }
        portNews = ports.subscribe(now -> background.show(() -> show(now)));
    }

    private void listen() {
        InvalidationListener anything = _ -> review();
        template.stateProperty().addListener(anything);
        template.parameters().addListener((ListChangeListener<ParameterViewModel>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(parameter -> parameter.missingBinding().addListener(anything));
            }
            review();
        });
        template.nameProperty().addListener((_, before, _) -> templateChanged(before));
        claim.stateProperty().addListener(anything);
        device.chosenProperty().addListener(anything);
        device.answerProperty().addListener(anything);
        device.ports().addListener(anything);
        device.finishedProperty().addListener(anything);
        device.code().entryProperty().addListener(anything);
        device.code().wantedProperty().addListener(anything);
        device.identityProperty().addListener((_, _, identity) -> {
            template.show(Optional.ofNullable(identity));
            steps.follow(identity);
        });
        device.onPluggedIn(_ -> deliverHeldClaim());
        phase.addListener(anything);
        session.addListener(anything);
    }

    private void show(List<PortInfo> now) {
        if (!closed) {
            device.show(now);
        }
    }

    /** A claim belongs to its template: one that is held for another is wiped. */
    private void templateChanged(String before) {
        if (!before.isEmpty()) {
            claim.clear();
            ready();
        }
    }

    /** Sees anew what stands in the way of a hand-over, and whether the held claim waits for a device. */
    private void review() {
        blocker.set(obstacles.first(session.get()));
        boolean waiting = device.chosenProperty().get() == null || device.answerProperty().get() == DeviceViewModel.Answer.SILENT;
        armed.set(phase.get() == Phase.READY && session.get() == SessionOutlook.LASTS
                && claim.stateProperty().get() == ClaimState.HELD && waiting);
    }

    /** What Enter means now: hand over, next device, or try again. */
    public void primary() {
        switch (phase.get()) {
            case READY -> handOver();
            case CONFIRMED, DELIVERED -> nextDevice();
            case FAILED, ABORTED -> tryAgain();
            case RUNNING, CANCELLING -> { }
        }
    }

    /** Does the whole job for the chosen device, if nothing is in the way. */
    public void handOver() {
        handOver(Until.CONFIRMED);
    }

    /** Does it once more with the same device that cannot report back, and ends when that has everything: nobody will see it registered. */
    public void handOverUnconfirmed() {
        dismiss();
        handOver(Until.DELIVERED);
    }

    private void handOver(Until until) {
        if (phase.get() != Phase.READY || blocker.get() != Blocker.NONE) {
            return;
        }
        template.remember();
        Optional<Probe> asking = device.beginWork();
        Optional<ProvisioningClaim> held = claim.handOut();
        Optional<ProofOfPossession> code = device.code().take();
        proving = code.isPresent();
        HandoverRequest request = HandoverRequest.of(template.nameProperty().get(), template.given(), workplace.rootCas())
                .on(Optional.of(device.chosenProperty().get().path())).to(device.family().chosen()).proving(code).until(until).with(held);
        Engine engine = engines.get();
        running = engine;
        CompletableFuture<Void> ended = new CompletableFuture<>();
        runEnded = ended;
        steps.begin(time.instant(), until);
        phase.set(Phase.RUNNING);
        background.start(() -> run(engine, request, asking, ended), this::end, this::endByDefect);
    }

    private HandoverResult run(Engine engine, HandoverRequest request, Optional<Probe> asking, CompletableFuture<Void> ended)
            throws InterruptedException {
        try {
            if (asking.isPresent()) {
                asking.get().stopAndWait();
            }
            return engine.run(request, this::tell);
        } finally {
            // The hand-over has wiped it; this is for the one that never began, or had a defect.
            request.claim().ifPresent(ProvisioningClaim::close);
            request.possession().ifPresent(ProofOfPossession::close);
            ended.complete(null);
        }
    }

    /** On the hand-over's thread. */
    private void tell(HandoverEvent event) {
        if (event instanceof HandoverEvent.ClaimReceived(ClaimFacts facts)) {
            Duration ahead = workplace.iot().clockAhead().orElse(Duration.ZERO);
            background.show(() -> claim.showInUse(facts, ahead));
        } else {
            background.show(() -> on(event));
        }
    }

    private void on(HandoverEvent event) {
        steps.on(event, time.instant());
        switch (event) {
            case HandoverEvent.DeviceAnswered(var port, var identity, _, _) -> device.show(port, identity);
            case HandoverEvent.KeyWiped(Instant at) -> claim.showWiped(at);
            default -> { }
        }
    }

    private void end(HandoverResult result) {
        end(Verdict.of(result));
    }

    private void endByDefect(Failure defect) {
        end(Verdict.of(defect));
    }

    private void end(Verdict ended) {
        running = null;
        steps.tick(time.instant());
        if (!ended.phase().isSuccess()) {
            steps.abort();
            if (proving || ended.isAboutCode()) {
                device.code().want();
            }
        }
        claim.showWiped(Optional.ofNullable(claim.wipedAtProperty().get()).orElse(time.instant()));
        device.endWork();
        verdict.set(ended);
        phase.set(ended.phase());
    }

    /** Asks for a claim before there is a device; it is handed to the next one that is plugged in. */
    public void requestClaim() {
        if (canRequestClaim()) {
            ready();
            template.remember();
            claim.request(template.nameProperty().get());
        }
    }

    /** Whether a claim can be asked for now. */
    public boolean canRequestClaim() {
        ClaimState now = claim.stateProperty().get();
        boolean described = template.stateProperty().get() == TemplateViewModel.State.READY
                || template.stateProperty().get() == TemplateViewModel.State.UNDESCRIBED;
        return !phase.get().isRunning() && session.get() == SessionOutlook.LASTS && described && now != ClaimState.REQUESTING && now != ClaimState.HELD;
    }

    /** Wipes the held claim. */
    public void discardClaim() {
        if (!phase.get().isRunning()) {
            claim.clear();
        }
    }

    private void deliverHeldClaim() {
        if (phase.get() == Phase.READY && claim.stateProperty().get() == ClaimState.HELD) {
            handOver();
        }
    }

    /** What Escape means now: stop the hand-over, leave its verdict, leave the list of templates, or discard the held claim. */
    public void cancel() {
        if (phase.get() == Phase.RUNNING) {
            phase.set(Phase.CANCELLING);
            running.cancel();
        } else if (phase.get() == Phase.FAILED || phase.get() == Phase.ABORTED) {
            dismiss();
        } else if (phase.get() == Phase.READY && template.choosingProperty().get() && !template.nameProperty().get().isEmpty()) {
            template.choosingProperty().set(false);
        } else if (claim.stateProperty().get() == ClaimState.HELD || claim.stateProperty().get() == ClaimState.REQUESTING) {
            discardClaim();
        }
    }

    /** Makes ready for another device; template and parameters stay. */
    public void nextDevice() {
        if (phase.get().isVerdict()) {
            device.readyForNext();
            ready();
        }
    }

    /** Does it once more with the same device; the page is made ready when that is not there, or its code has to be given again. */
    public void tryAgain() {
        dismiss();
        handOver();
    }

    /** Leaves the verdict; device, template and parameters stay. */
    public void dismiss() {
        if (phase.get().isVerdict()) {
            device.readyAgain();
            ready();
        }
    }

    private void ready() {
        if (phase.get().isVerdict()) {
            claim.clear();
            steps.reset();
            steps.follow(device.identityProperty().get());
            verdict.set(null);
            phase.set(Phase.READY);
        }
    }

    /** Says what time it is. */
    public void tick(Instant now) {
        claim.tick(now);
        if (phase.get().isRunning()) {
            steps.tick(now);
        }
    }

    /** Stops everything that is under way and wipes the held claim. To be called on the screen's thread. */
    @Override
    public void close() {
        closed = true;
        portNews.close();
        template.close();
        claim.close();
        device.close();
        if (running != null) {
            running.cancel();
        }
    }

    /** Keeps template and parameters for the next time. */
    public void remember() {
        template.remember();
    }

    /** Whether the session lasts; nothing is begun that it would not see to its end. */
    public ObjectProperty<SessionOutlook> sessionProperty() {
        return session;
    }

    /** Completed once no hand-over runs any more: its device has been told to forget, and its key is wiped. */
    public CompletableFuture<Void> ended() {
        return runEnded;
    }

    public TemplateViewModel template() {
        return template;
    }

    public ClaimViewModel claim() {
        return claim;
    }

    public DeviceViewModel device() {
        return device;
    }

    public StepsViewModel steps() {
        return steps;
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase;
    }

    /** Why a hand-over cannot begin; {@link Blocker#NONE} when it can. */
    public ReadOnlyObjectProperty<Blocker> blockerProperty() {
        return blocker;
    }

    /** Whether the held claim will be handed to the next device that is plugged in. */
    public ReadOnlyBooleanProperty armedProperty() {
        return armed;
    }

    /** How the last hand-over ended; null unless the phase is a verdict. */
    public ReadOnlyObjectProperty<Verdict> verdictProperty() {
        return verdict;
    }

    /** Whether the failure of the last hand-over belongs to no step of the timeline. */
    public boolean failedBeforeTimeline() {
        return verdict.get() != null && verdict.get().failedStep().map(step -> step.compareTo(Step.DEVICE) < 0).orElse(true);
    }
}
