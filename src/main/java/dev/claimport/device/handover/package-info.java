/** The hand-over group: our own commands over SMP, one bundle, and a device that reports back. */
@NullMarked
package dev.claimport.device.handover;

import org.jspecify.annotations.NullMarked;
