/** Files as others may use them at the same time: replaced whole and synced, changed under a lock, and read within limits. */
@NullMarked
package dev.claimport.file;

import org.jspecify.annotations.NullMarked;
