/** Slots: each one device at a time, with its claim, its hand-over and its verdict. Window, bench and command line show them alike. */
@NullMarked
package dev.claimport.bench;

import org.jspecify.annotations.NullMarked;
