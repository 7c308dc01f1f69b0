/** Whether there is a newer release: looked up, told, and never installed. */
@NullMarked
package dev.claimport.update;

import org.jspecify.annotations.NullMarked;
