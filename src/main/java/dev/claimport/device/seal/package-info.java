/** The seal of the hand-over group: HPKE, for the computer's side and for practice devices. */
package dev.claimport.device.seal;
