/** The hand-over group, as a practice device has it. */
@NullMarked
package dev.claimport.practice.device.handover;

import org.jspecify.annotations.NullMarked;
