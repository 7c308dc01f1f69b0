package dev.claimport.handover;

import dev.claimport.failure.Failure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.iot.IotService;
import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.ledger.store.StationLedger;
import dev.claimport.text.Messages;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the station's ledger knows of what was cut off, held against the registry. */
public final class LedgerRecovery implements Recovery {

    private final StationLedger ledger;
    private final IotService iot;
    private final ConfirmedIdentities confirmed;
    private final RunOrigin origin;
    private final TimeSource time;
    private final Messages failures = Messages.of("failures", Locale.ENGLISH);

    /** @param origin whose account and region are asked */
    public LedgerRecovery(StationLedger ledger, IotService iot, ConfirmedIdentities confirmed, RunOrigin origin, TimeSource time) {
        this.ledger = ledger;
        this.iot = iot;
        this.confirmed = confirmed;
        this.origin = origin;
        this.time = time;
    }

    @Override
    public List<CutOff> find(String serial) {
        return ledger.cutOff(serial).stream().map(CutOff::of).toList();
    }

    @Override
    public Settled settle(CutOff cutOff) {
        LedgerEvent.Workplace place = cutOff.attempt().workplace();
        if (!place.account().equals(origin.account()) || !place.region().equals(origin.region())) {
            return Settled.of(State.ELSEWHERE);
        }
        if (!cutOff.reached().mayHaveRegistered()) {
            return notRegistered(cutOff);
        }
        List<String> candidates = candidates(cutOff);
        // Asked once the candidates are known: whoever had made one of them for a later hand-over was waited for before.
        if (!candidates.isEmpty() && confirmed.isExpected(cutOff.thing())) {
            return Settled.of(State.MAY_REGISTER);
        }
        Optional<String> certificate = candidates.stream().filter(id -> confirmed.confirm(run(cutOff), id)).findFirst();
        return certificate.isPresent() ? registered(cutOff, certificate.get()) : mayRegister(cutOff) ? Settled.of(State.MAY_REGISTER) : notRegistered(cutOff);
    }

    /** Certificates that the device can have made since; none where nobody knows what its thing is called. */
    private List<String> candidates(CutOff cutOff) {
        if (cutOff.thing().isEmpty() || cutOff.actedSince().isEmpty()) {
            return List.of();
        }
        var confirmation = new Confirmation(iot, time, HandoverPolicy.USUAL, new Waits(time, _ -> { }), run(cutOff), confirmed);
        return confirmation.candidates(cutOff.thing(), new Evidence(Optional.of(cutOff.thing()), false, Set.of(), cutOff.actedSince().get())).toList();
    }

    /** As long as its claim holds; and the registry is eventually consistent. */
    private boolean mayRegister(CutOff cutOff) {
        Instant now = time.instant().minus(iot.clockAhead().orElse(Duration.ZERO)).minus(HandoverPolicy.USUAL.confirmation());
        return cutOff.claimEnd().filter(now::isBefore).isPresent();
    }

    private Settled registered(CutOff cutOff, String certificate) {
        record(cutOff, new LedgerEvent.Ended(HandoverResult.Outcome.CONFIRMED.id(), cutOff.thing(), certificate, cutOff.claim().orElse(""), cutOff.lasted(), "",
                Optional.empty()));
        return new Settled(State.CONFIRMED, Optional.of(cutOff.thing()), Optional.of(certificate), Optional.empty());
    }

    private Settled notRegistered(CutOff cutOff) {
        Failure why = new LocalFailure(LocalFailure.Kind.CUT_OFF, Map.of(), cutOff.reached().id());
        record(cutOff, new LedgerEvent.Ended(HandoverResult.Outcome.ABORTED.id(), "", "", cutOff.claim().orElse(""), cutOff.lasted(), cutOff.step(),
                Optional.of(new LedgerEvent.Cause(why.id(), failures.message(why), why.detail()))));
        return new Settled(State.NOT_REGISTERED, Optional.empty(), Optional.empty(), Optional.of(why));
    }

    private void record(CutOff cutOff, LedgerEvent.Ended end) {
        ledger.settle(run(cutOff).value(), end);
    }

    private static RunId run(CutOff cutOff) {
        return new RunId(UUID.fromString(cutOff.attempt().run()));
    }
}
