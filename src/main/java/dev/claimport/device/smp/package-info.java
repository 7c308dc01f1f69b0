/** SMP, the Simple Management Protocol of MCUmgr, over a console: frames, messages, and asking until there is an answer. */
@NullMarked
package dev.claimport.device.smp;

import org.jspecify.annotations.NullMarked;
