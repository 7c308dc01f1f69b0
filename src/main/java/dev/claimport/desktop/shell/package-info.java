/** The window itself, with what it holds. */
@NullMarked
package dev.claimport.desktop.shell;

import org.jspecify.annotations.NullMarked;
