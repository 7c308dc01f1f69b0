/** The hand-over group: our own commands over SMP, one bundle, and a device that reports back. */
package dev.claimport.device.handover;
