/** An account as a folder of small files, to be reviewed, kept and rehearsed with. */
@NullMarked
package dev.claimport.account.folder;

import org.jspecify.annotations.NullMarked;
