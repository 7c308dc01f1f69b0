/** A Linux gateway for practice: a real shell of this computer, in a folder of its own. */
@NullMarked
package dev.claimport.practice.device.linux;

import org.jspecify.annotations.NullMarked;
