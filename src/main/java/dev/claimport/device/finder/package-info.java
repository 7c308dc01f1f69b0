/** Finding the profile that fits what is on a port. */
@NullMarked
package dev.claimport.device.finder;

import org.jspecify.annotations.NullMarked;
