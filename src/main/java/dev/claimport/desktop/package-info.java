/** The window. */
@NullMarked
package dev.claimport.desktop;

import org.jspecify.annotations.NullMarked;
