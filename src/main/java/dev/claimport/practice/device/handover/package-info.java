/** The hand-over group, as a practice device has it. */
package dev.claimport.practice.device.handover;
