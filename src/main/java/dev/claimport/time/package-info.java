/** Time that tests can set. */
@NullMarked
package dev.claimport.time;

import org.jspecify.annotations.NullMarked;
