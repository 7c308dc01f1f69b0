package dev.claimport.ledger.shared;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A device that a bench has in work, or had when it stopped.
 *
 * @param run of the attempt
 * @param log of the station that has it
 * @param station as people know it
 * @param since when it was taken, by the clock of the database
 * @param heard when its station sent something last, by the same clock; empty where it never did
 */
public record Reserved(String serial, UUID run, String log, String station, Instant since, Optional<Instant> heard) {}
