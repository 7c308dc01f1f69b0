/** The bench: a wall of slots, each with its device and its verdict, to be read from two metres. */
@NullMarked
package dev.claimport.desktop.bench;

import org.jspecify.annotations.NullMarked;
