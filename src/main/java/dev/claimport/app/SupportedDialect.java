package dev.claimport.app;

import dev.claimport.device.profile.Dialect;
import dev.claimport.practice.device.PracticeDialect;

/** A dialect, and what speaks it in a practice. */
public record SupportedDialect(Dialect dialect, PracticeDialect practice) {}
