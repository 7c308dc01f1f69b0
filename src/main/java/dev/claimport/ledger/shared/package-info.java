/** One database for the ledgers of several stations (PostgreSQL): each sends its own there, and what is there is held against it. */
@NullMarked
package dev.claimport.ledger.shared;

import org.jspecify.annotations.NullMarked;
