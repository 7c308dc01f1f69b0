/** Words for people. */
@NullMarked
package dev.claimport.text;

import org.jspecify.annotations.NullMarked;
