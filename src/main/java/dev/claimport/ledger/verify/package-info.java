/** Whether a log is as it was signed. */
@NullMarked
package dev.claimport.ledger.verify;

import org.jspecify.annotations.NullMarked;
