/** Finding out, without doing harm, what is on a port. */
@NullMarked
package dev.claimport.device.recognition;

import org.jspecify.annotations.NullMarked;
