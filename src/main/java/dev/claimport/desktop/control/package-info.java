/** Controls that JavaFX does not have. */
@NullMarked
package dev.claimport.desktop.control;

import org.jspecify.annotations.NullMarked;
