package dev.claimport.bench;

import java.time.Instant;

/**
 * Who works at the bench, and on what; said once. What is empty is not known.
 *
 * @param station what the bench is called
 * @param batch of devices of which the order says nothing else
 * @param began from when on figures count
 */
public record Shift(String operator, String station, String batch, Instant began) {}
