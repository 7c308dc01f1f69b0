/** What is said on a line, in both directions and with its times: below all dialects, and without what is secret. */
@NullMarked
package dev.claimport.serial.trace;

import org.jspecify.annotations.NullMarked;
