package dev.claimport.handover;

import dev.claimport.ledger.store.StationLedger;

/**
 * What the station's ledger says was confirmed: a certificate that has proved one run proves no other, in whatever process and year; and no two
 * processes of a station wait for the same thing.
 */
public final class RecordedIdentities implements ConfirmedIdentities {

    private final StationLedger ledger;

    public RecordedIdentities(StationLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public boolean expect(String thingName) {
        return ledger.expect(thingName);
    }

    @Override
    public void release(String thingName) {
        ledger.release(thingName);
    }

    @Override
    public boolean isExpected(String thingName) {
        return ledger.isExpected(thingName);
    }

    @Override
    public boolean confirm(RunId run, String certificateId) {
        return ledger.prove(run.value(), certificateId);
    }
}
