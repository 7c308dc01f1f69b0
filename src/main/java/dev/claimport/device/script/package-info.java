/** Devices that are spoken to in lines, as a profile describes it: what is sent, what is expected, and what has to be read back. */
@NullMarked
package dev.claimport.device.script;

import org.jspecify.annotations.NullMarked;
