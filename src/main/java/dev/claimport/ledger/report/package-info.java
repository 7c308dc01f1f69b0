/** The report that is handed over with devices. */
@NullMarked
package dev.claimport.ledger.report;

import org.jspecify.annotations.NullMarked;
