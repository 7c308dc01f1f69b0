/** JSON as Python's json module reads and writes it. */
@NullMarked
package dev.claimport.cli.aws.json;

import org.jspecify.annotations.NullMarked;
