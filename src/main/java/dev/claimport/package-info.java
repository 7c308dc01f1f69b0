/** Where Claimport starts. */
@NullMarked
package dev.claimport;

import org.jspecify.annotations.NullMarked;
