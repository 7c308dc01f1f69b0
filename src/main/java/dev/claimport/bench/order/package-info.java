/** Work orders: which devices there are to be, and what is known of each. */
@NullMarked
package dev.claimport.bench.order;

import org.jspecify.annotations.NullMarked;
