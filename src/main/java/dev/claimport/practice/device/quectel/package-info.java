/** Quectel modems, as a practice device: AT commands and files. */
@NullMarked
package dev.claimport.practice.device.quectel;

import org.jspecify.annotations.NullMarked;
