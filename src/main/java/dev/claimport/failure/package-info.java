/** What can go wrong, by name. */
@NullMarked
package dev.claimport.failure;

import org.jspecify.annotations.NullMarked;
