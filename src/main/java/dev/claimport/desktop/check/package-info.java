/** The window's check of the installation. */
@NullMarked
package dev.claimport.desktop.check;

import org.jspecify.annotations.NullMarked;
