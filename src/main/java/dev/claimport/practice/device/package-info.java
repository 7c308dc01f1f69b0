/** Devices that exist only in this program, on cables that other programs can use: they serve the hand-over group and really register. */
@NullMarked
package dev.claimport.practice.device;

import org.jspecify.annotations.NullMarked;
