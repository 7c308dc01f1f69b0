package dev.claimport.label;

import dev.claimport.ledger.event.Attempt;

/**
 * The label of a device that has passed, not printed yet.
 *
 * @param attempt in which it passed
 * @param zpl as printers want it
 * @param copy the how many-eth it will be, from 1
 */
public record DeviceLabel(Attempt attempt, String zpl, int copy) {

    /** As registered; empty where that is not known. */
    public String thing() {
        return attempt.ended().map(Attempt.End::thing).orElse("");
    }
}
