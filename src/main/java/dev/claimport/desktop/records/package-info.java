/** The window's view of the ledger: what was handed to which device, by whom, when, and what proves it. */
@NullMarked
package dev.claimport.desktop.records;

import org.jspecify.annotations.NullMarked;
