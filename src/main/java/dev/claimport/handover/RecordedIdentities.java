package dev.claimport.handover;

import dev.claimport.ledger.store.StationLedger;

/** What the station's ledger says was confirmed: a certificate that has proved one run proves no other, in whatever process and year. */
public final class RecordedIdentities implements ConfirmedIdentities {

    private final StationLedger ledger;
    /** Nobody waits for longer than a process lasts. */
    private final ConfirmedIdentities here = ConfirmedIdentities.ofThisProcess();

    public RecordedIdentities(StationLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public boolean expect(String thingName) {
        return here.expect(thingName);
    }

    @Override
    public void release(String thingName) {
        here.release(thingName);
    }

    @Override
    public boolean confirm(RunId run, String certificateId) {
        return ledger.prove(run.value(), certificateId);
    }
}
