/** The log and its attempts as others want them: tables, other programs' test records, and the tiles of a transparency log. */
@NullMarked
package dev.claimport.ledger.export;

import org.jspecify.annotations.NullMarked;
