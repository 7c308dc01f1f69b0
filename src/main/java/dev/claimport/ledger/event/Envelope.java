package dev.claimport.ledger.event;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * Where and when an event came about.
 *
 * @param log the origin of the log
 * @param index its place there, from 0
 * @param offset of the station's local time from UTC
 * @param run of the attempt that it belongs to
 */
public record Envelope(String log, long index, Instant at, ZoneOffset offset, Optional<UUID> run) {}
