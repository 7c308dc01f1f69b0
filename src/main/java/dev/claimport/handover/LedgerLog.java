package dev.claimport.handover;

import dev.claimport.claim.ClaimFacts;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.DeviceStatus;
import dev.claimport.failure.Failure;
import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.ledger.event.LedgerEvent.Cause;
import dev.claimport.ledger.event.LedgerEvent.Workplace;
import dev.claimport.ledger.store.StationLedger;
import dev.claimport.text.Messages;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Keeps what happens in hand-overs in the station's ledger, in its words. */
public final class LedgerLog implements HandoverLog {

    private final StationLedger ledger;
    /** Records are read by others, elsewhere and later. */
    private final Messages failures = Messages.of("failures", Locale.ENGLISH);

    public LedgerLog(StationLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void keep(RecordedEvent recorded) {
        ledger.append(Optional.of(recorded.run().value()), event(recorded.event()));
    }

    @Override
    public void close() {
        ledger.close();
    }

    private LedgerEvent event(HandoverEvent event) {
        return switch (event) {
            case HandoverEvent.Started(var run, var template, var parameters, var port, var profile) -> {
                RunOrigin origin = run.origin();
                yield new LedgerEvent.Started(run.start(), new Workplace(origin.operator(), origin.station(), origin.account(), origin.region(),
                        origin.place().slot(), origin.place().batch(), origin.place().order(), "", ""), template, parameters, port.orElse(""), profile.orElse(""));
            }
            case HandoverEvent.StepStarted(var step) -> new LedgerEvent.StepStarted(step.id());
            case HandoverEvent.StepDone(var step, var took) -> ended(step, took, HandoverResult.StepOutcome.DONE, Optional.empty());
            case HandoverEvent.StepUnverified(var step, var took, var why) -> ended(step, took, HandoverResult.StepOutcome.UNVERIFIED, Optional.of(why));
            case HandoverEvent.StepFailed(var step, var took, var failure) -> ended(step, took, HandoverResult.StepOutcome.FAILED, Optional.of(failure));
            case HandoverEvent.TemplateRead(var version) -> new LedgerEvent.TemplateRead(version);
            case HandoverEvent.DeviceAnswered(var port, DeviceIdentity identity, var profile, var expected) -> new LedgerEvent.DeviceAnswered(port.path(),
                    identity.model(), identity.serial(), identity.firmware(), profile.orElse(""), expected.orElse(""), 0);
            case HandoverEvent.Admitted(var known) -> new LedgerEvent.Admitted(known.parameters(), known.batch(), known.partNumber(), known.revision());
            case HandoverEvent.ClaimReceived(ClaimFacts claim) -> new LedgerEvent.ClaimReceived(claim.certificateId(), claim.fingerprint(),
                    claim.validity().notBefore(), claim.validity().notAfter());
            case HandoverEvent.ClaimReplaced(var remaining) -> new LedgerEvent.ClaimReplaced(remaining);
            case HandoverEvent.LinkLost(var port) -> new LedgerEvent.LinkLost(port);
            case HandoverEvent.Registering(DeviceStatus status) -> new LedgerEvent.Registering(id(status.state()), status.thing().orElse(""),
                    status.certificateId().orElse(""), status.error().map(DeviceStatus.Error::code).orElse(""),
                    status.error().map(DeviceStatus.Error::message).orElse(""));
            case HandoverEvent.KeyWiped(var at) -> new LedgerEvent.KeyWiped(at);
            case HandoverEvent.Ended(HandoverResult result) -> new LedgerEvent.Ended(result.outcome().id(), result.thingName().orElse(""),
                    result.certificateId().orElse(""), result.claimCertificateId().orElse(""), result.took(), result.failedStep().map(Step::id).orElse(""),
                    result.failure().map(this::cause));
            case HandoverEvent.Delivering _, HandoverEvent.Waiting _ -> throw new IllegalArgumentException("progress is not recorded");
        };
    }

    private LedgerEvent ended(Step step, Duration took, HandoverResult.StepOutcome outcome, Optional<Failure> why) {
        return new LedgerEvent.StepEnded(step.id(), took, outcome.id(), why.map(this::cause));
    }

    private Cause cause(Failure failure) {
        return new Cause(failure.id(), failures.message(failure), failure.detail());
    }

    private static String id(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
