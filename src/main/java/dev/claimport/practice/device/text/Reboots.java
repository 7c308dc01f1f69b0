package dev.claimport.practice.device.text;

import dev.claimport.practice.device.DeviceFault;

/**
 * Restarts instead of answering a command; once. What it has stored stays.
 *
 * @param command what the command begins with
 */
public record Reboots(String command) implements DeviceFault {}
