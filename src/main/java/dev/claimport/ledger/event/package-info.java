/** What the ledger keeps: events, each of which is one record, as JSON in its one canonical form. */
@NullMarked
package dev.claimport.ledger.event;

import org.jspecify.annotations.NullMarked;
