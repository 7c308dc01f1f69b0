package dev.claimport.ledger.shared;

import java.time.Instant;
import java.util.Optional;

/**
 * A device that a bench has in work, or had when it stopped.
 *
 * @param station as people know it
 * @param since when it was taken, by the clock of the database
 * @param heard when its station sent something last, by the same clock; empty where it never did
 */
public record Reserved(String serial, String station, Instant since, Optional<Instant> heard) {}
