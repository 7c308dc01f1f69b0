/** The window's settings. */
@NullMarked
package dev.claimport.desktop.settings;

import org.jspecify.annotations.NullMarked;
