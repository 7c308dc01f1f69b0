/** How devices are spoken to: what a conversation is, whatever the dialect. */
@NullMarked
package dev.claimport.device;

import org.jspecify.annotations.NullMarked;
