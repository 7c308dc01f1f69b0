/** The command line. */
@NullMarked
package dev.claimport.cli;

import org.jspecify.annotations.NullMarked;
