/** What several parts of the window share. */
@NullMarked
package dev.claimport.desktop.common;

import org.jspecify.annotations.NullMarked;
