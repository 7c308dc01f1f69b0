/** The commands as documents: the manual page, and a description of the commands that picocli does not parse. */
package dev.claimport.cli.manual;
