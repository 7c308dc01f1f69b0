/** The commands as documents: the manual page, and a description of the commands that picocli does not parse. */
@NullMarked
package dev.claimport.cli.manual;

import org.jspecify.annotations.NullMarked;
