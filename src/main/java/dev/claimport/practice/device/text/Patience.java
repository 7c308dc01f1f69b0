package dev.claimport.practice.device.text;

import java.time.Duration;

/**
 * How long a device waits for what it was promised.
 *
 * @param limit after which it gives up
 * @param inAll whether that is counted from the beginning; from the last byte that came, otherwise
 */
public record Patience(Duration limit, boolean inAll) {}
