package dev.claimport.desktop.handover;

import dev.claimport.account.check.CheckResult;
import dev.claimport.account.check.Finding;
import dev.claimport.app.Predictions;
import dev.claimport.app.RoleContext;
import dev.claimport.bench.BenchJob;
import dev.claimport.bench.ClaimState;
import dev.claimport.bench.Engine;
import dev.claimport.bench.Phase;
import dev.claimport.bench.Slot;
import dev.claimport.bench.SlotAction;
import dev.claimport.bench.SlotDevice;
import dev.claimport.bench.SlotListener;
import dev.claimport.bench.Verdict;
import dev.claimport.desktop.memory.Memory;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.Login;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.device.seal.ProofOfPossession;
import dev.claimport.handover.HandoverEvent;
import dev.claimport.handover.HandoverRequest;
import dev.claimport.handover.HandoverRequest.Until;
import dev.claimport.handover.HandoverResult;
import dev.claimport.handover.HandoverResult.Outcome;
import dev.claimport.handover.Step;
import dev.claimport.iot.AccountReader;
import dev.claimport.serial.PortInfo;
import dev.claimport.time.Background;
import dev.claimport.time.TimeSource;
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

/** The hand-over page: one slot, and the template and parameters that it is to hand over. */
public final class HandoverViewModel implements SlotListener, AutoCloseable {

    private final RoleContext context;
    private final Slot slot;
    private final TimeSource time;
    private final TemplateViewModel template;
    private final ClaimViewModel claim;
    private final DeviceViewModel device;
    private final Obstacles obstacles;
    private final StepsViewModel steps = new StepsViewModel();
    private final PresenceViewModel presence;
    private final ObjectProperty<Phase> phase = new SimpleObjectProperty<>(Phase.READY);
    private final ObjectProperty<Blocker> blocker = new SimpleObjectProperty<>(Blocker.NO_TEMPLATE);
    private final ObjectProperty<SessionOutlook> session = new SimpleObjectProperty<>(SessionOutlook.LASTS);
    private final SimpleBooleanProperty armed = new SimpleBooleanProperty();
    private final ObjectProperty<Verdict> verdict = new SimpleObjectProperty<>();
    private final PortNews.Subscription portNews;

    /** Whether the last hand-over went by the code on the label. */
    private boolean proving;
    private boolean closed;
    private List<PortInfo> attached = List.of();
    private boolean lent;
    private Optional<PortInfo> meant = Optional.empty();

    /**
     * Starts listing templates and watching ports at once.
     *
     * @param accounts opens what the role may look at besides; may block
     * @param profiles reads the profiles that a device can be taken for; may block
     * @param firstTemplate to be chosen from the start; empty for none
     */
    public HandoverViewModel(
            RoleContext context, Supplier<AccountReader> accounts, Supplier<Engine> engines, PortNews ports, Supplier<ProfileLibrary> profiles, Memory memory,
            Background background, TimeSource time, String firstTemplate) {
        this.context = context;
        this.time = time;
        this.template = new TemplateViewModel(context.iot(), accounts, background, memory);
        FamilyViewModel family = new FamilyViewModel(profiles, memory, background);
        this.slot = new Slot(context.forSlots(engines), background, time, family::of, this);
        this.claim = new ClaimViewModel(slot.claim(), time);
        this.device = new DeviceViewModel(slot.device(), family);
        this.presence = new PresenceViewModel(context.iot(), background);
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
        device.login().wantedProperty().addListener(anything);
        device.login().userProperty().addListener(anything);
        device.login().password().entryProperty().addListener(anything);
        device.identityProperty().addListener((_, _, identity) -> {
            template.show(Optional.ofNullable(identity));
            steps.follow(identity);
        });
        phase.addListener(anything);
        session.addListener(anything);
    }

    private void show(List<PortInfo> now) {
        attached = now;
        if (!closed && !lent) {
            slot.device().show(now);
        }
    }

    /** Whether the ports are another's: then none is seen here, and no device is asked who it is. The one that was meant before is meant again after it. */
    public void lend(boolean away) {
        if (away == lent || closed) {
            return;
        }
        lent = away;
        if (away) {
            meant = slot.device().chosen();
            slot.device().giveAway();
        } else {
            show(attached);
            meant.filter(attached::contains).filter(_ -> slot.device().chosen().isEmpty()).ifPresent(slot.device()::choose);
        }
    }

    /** What a bench does with every device, by what is chosen here; empty while something of the template is missing. */
    public Optional<BenchJob> forBench() {
        boolean known = template.stateProperty().get() == TemplateViewModel.State.READY || template.stateProperty().get() == TemplateViewModel.State.UNDESCRIBED;
        boolean complete = template.parameters().stream().noneMatch(parameter -> parameter.missingBinding().get());
        return known && complete && session.get() == SessionOutlook.LASTS
                ? Optional.of(BenchJob.of(template.nameProperty().get(), template.given()).with(device.family().chosen())) : Optional.empty();
    }

    @Override
    public void changed() {
        Optional<Verdict> now = slot.verdict();
        device.follow(now.isPresent());
        claim.follow();
        if (now.isPresent() && verdict.get() == null) {
            conclude(now.get());
        } else if (now.isEmpty() && verdict.get() != null) {
            presence.forget();
            steps.reset();
            steps.follow(device.identityProperty().get());
        }
        verdict.set(now.orElse(null));
        phase.set(slot.phase());
        if (phase.get() == Phase.CANCELLING) {
            steps.forgetWait();
        }
    }

    private void conclude(Verdict ended) {
        steps.tick(time.instant());
        steps.explain(predicted(ended));
        ended.result().filter(result -> result.outcome() == Outcome.CONFIRMED).flatMap(HandoverResult::thingName)
                .ifPresent(thing -> presence.follow(thing, time.instant()));
        if (!ended.phase().isSuccess()) {
            steps.abort();
            if (proving || ended.isAboutCode()) {
                device.code().want();
            }
            if (ended.isAboutLogin()) {
                device.login().want();
            }
        }
    }

    /** What the check of the template had said of how it ended. */
    List<Finding> predicted(Verdict ended) {
        CheckResult check = template.check().resultProperty().get();
        return check == null ? List.of() : ended.result().map(result -> Predictions.of(result, check)).orElse(List.of());
    }

    @Override
    public void happened(HandoverEvent event) {
        steps.on(event, time.instant());
    }

    /** A claim that is held goes to it at once. */
    @Override
    public void pluggedIn(PortInfo port) {
        if (phase.get() == Phase.READY && claim.stateProperty().get() == ClaimState.HELD) {
            handOver();
        }
    }

    /** A claim belongs to its template: one that is held for another is wiped. */
    private void templateChanged(String before) {
        if (!before.isEmpty()) {
            slot.claim().clear();
            slot.ready();
        }
    }

    /** Sees anew what stands in the way of a hand-over, and whether the held claim waits for a device. */
    private void review() {
        blocker.set(obstacles.first(session.get()));
        boolean waiting = device.chosenProperty().get() == null || device.answerProperty().get() == SlotDevice.Answer.SILENT;
        armed.set(phase.get() == Phase.READY && session.get() == SessionOutlook.LASTS
                && claim.stateProperty().get() == ClaimState.HELD && waiting);
    }

    /** What Enter means now: hand over, next device, or try again. */
    public void primary() {
        switch (phase.get()) {
            case READY -> handOver();
            case CONFIRMED, DELIVERED, UNPROVEN -> nextDevice();
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
        handOverAgain(Until.DELIVERED);
    }

    /** With the same device: where another has taken its place, which was not shown until now, the page is made ready for that and nothing begins by itself. */
    private void handOverAgain(Until until) {
        Optional<String> before = serial();
        dismiss();
        Optional<String> now = serial();
        if (before.isEmpty() || now.isEmpty() || before.equals(now)) {
            handOver(until);
        }
    }

    /** Of the device that is shown. */
    private Optional<String> serial() {
        return Optional.ofNullable(device.identityProperty().get()).map(DeviceIdentity::serial);
    }

    private void handOver(Until until) {
        if (phase.get() != Phase.READY || blocker.get() != Blocker.NONE) {
            return;
        }
        template.remember();
        Optional<ProofOfPossession> code = device.code().take();
        Optional<Login> login = device.login().take();
        proving = code.isPresent();
        steps.begin(time.instant(), until);
        slot.handOver(HandoverRequest.of(template.nameProperty().get(), template.given(), context.roots())
                .to(device.family().chosen()).proving(code).as(login).until(until));
    }

    /** Asks for a claim before there is a device; it is handed to the next one that is plugged in. */
    public void requestClaim() {
        if (canRequestClaim()) {
            template.remember();
            slot.requestClaim(template.nameProperty().get());
        }
    }

    /** Whether a claim can be asked for now. */
    public boolean canRequestClaim() {
        boolean described = template.stateProperty().get() == TemplateViewModel.State.READY
                || template.stateProperty().get() == TemplateViewModel.State.UNDESCRIBED;
        return session.get() == SessionOutlook.LASTS && described && slot.actions().contains(SlotAction.REQUEST_CLAIM);
    }

    /** Wipes the held claim. */
    public void discardClaim() {
        slot.discardClaim();
    }

    /** What Escape means now: stop the hand-over, leave its verdict, leave the list of templates, or discard the held claim. */
    public void cancel() {
        if (phase.get() == Phase.RUNNING) {
            slot.cancel();
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
        slot.nextDevice();
    }

    /** Does it once more with the same device; the page is made ready when that is not there, or its code has to be given again. */
    public void tryAgain() {
        handOverAgain(Until.CONFIRMED);
    }

    /** Leaves the verdict; device, template and parameters stay. */
    public void dismiss() {
        slot.dismiss();
    }

    /** Says what time it is. */
    public void tick(Instant now) {
        claim.tick(now);
        presence.tick(now);
        if (phase.get().isRunning()) {
            steps.tick(now);
        }
    }

    /** Stops everything that is under way and wipes the held claim. To be called on the screen's thread. */
    @Override
    public void close() {
        closed = true;
        presence.forget();
        portNews.close();
        template.close();
        slot.close();
        device.close();
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
        return slot.ended();
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

    public PresenceViewModel presence() {
        return presence;
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
