/** Devices that exist only in this program, on cables that other programs can use, and really register; a folder per dialect. */
@NullMarked
package dev.claimport.practice.device;

import org.jspecify.annotations.NullMarked;
