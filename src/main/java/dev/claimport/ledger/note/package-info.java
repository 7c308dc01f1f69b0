/** Signed notes, checkpoints and the station's key, in the formats of C2SP (signed-note, tlog-checkpoint). */
@NullMarked
package dev.claimport.ledger.note;

import org.jspecify.annotations.NullMarked;
