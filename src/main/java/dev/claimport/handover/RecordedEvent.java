package dev.claimport.handover;

import java.time.Instant;

/**
 * An event as a ledger keeps it.
 *
 * @param sequence from 0, without a gap within its run
 * @param at by this computer's clock
 */
public record RecordedEvent(RunId run, long sequence, Instant at, HandoverEvent event) {}
