/** The log of one station in a file of SQLite. */
@NullMarked
package dev.claimport.ledger.store;

import org.jspecify.annotations.NullMarked;
