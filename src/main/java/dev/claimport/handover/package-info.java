/** The hand-over of a claim to a device, step by step. */
@NullMarked
package dev.claimport.handover;

import org.jspecify.annotations.NullMarked;
