/** What the window remembers from one start to the next. */
@NullMarked
package dev.claimport.desktop.memory;

import org.jspecify.annotations.NullMarked;
