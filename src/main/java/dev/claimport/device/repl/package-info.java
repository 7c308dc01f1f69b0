/** Boards with MicroPython or CircuitPython, spoken to over the raw REPL: each part of the bundle becomes a file. */
@NullMarked
package dev.claimport.device.repl;

import org.jspecify.annotations.NullMarked;
