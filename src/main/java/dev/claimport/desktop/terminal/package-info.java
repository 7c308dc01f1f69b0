/** What was said on a port, and typing into it between hand-overs. */
@NullMarked
package dev.claimport.desktop.terminal;

import org.jspecify.annotations.NullMarked;
