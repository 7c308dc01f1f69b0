/** Puts the rooms together into what a technician works with: AWS and the ports of this computer, or a practice. */
@NullMarked
package dev.claimport.app;

import org.jspecify.annotations.NullMarked;
