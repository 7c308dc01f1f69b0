/** What a shift, a batch or an order comes to, in figures. */
@NullMarked
package dev.claimport.ledger.figures;

import org.jspecify.annotations.NullMarked;
