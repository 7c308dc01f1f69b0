package dev.claimport.ledger.shared;

import java.util.UUID;

/**
 * A device that a bench wants for itself.
 *
 * @param log of the station, which tells stations of one name apart
 * @param station as people know it
 * @param again whether the operator has said that it may be one that passed, or that another bench has
 */
public record Reservation(String serial, UUID run, String log, String station, boolean again) {}
