/** SMP, the Simple Management Protocol of MCUmgr, over a console: frames, messages, and asking until there is an answer. */
package dev.claimport.device.smp;
