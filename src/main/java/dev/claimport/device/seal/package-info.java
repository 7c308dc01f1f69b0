/** The seal of the hand-over group: HPKE, for the computer's side and for practice devices. */
@NullMarked
package dev.claimport.device.seal;

import org.jspecify.annotations.NullMarked;
