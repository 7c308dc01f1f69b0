/** How devices are spoken to: what a conversation is, whatever the dialect. */
package dev.claimport.device;
