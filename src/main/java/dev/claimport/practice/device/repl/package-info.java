/** A practice board with MicroPython's raw REPL. */
@NullMarked
package dev.claimport.practice.device.repl;

import org.jspecify.annotations.NullMarked;
