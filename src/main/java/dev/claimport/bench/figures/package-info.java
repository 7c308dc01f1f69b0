/** What a shift, a batch or an order comes to, in figures. */
@NullMarked
package dev.claimport.bench.figures;

import org.jspecify.annotations.NullMarked;
