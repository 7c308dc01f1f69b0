/** How devices are spoken to: what a conversation is, and the hand-over group. */
package dev.claimport.device;
