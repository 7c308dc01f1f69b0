package dev.claimport.ledger.shared;

import java.time.Instant;

/**
 * Why a device is not free for a bench.
 *
 * @param passed whether it has its identity; otherwise it is in work
 * @param station that has, or had, it
 * @param thing empty where it has none yet
 * @param at when it was begun; by the clock of the database where it is in work
 */
public record Obstacle(boolean passed, String station, String thing, Instant at) {}
