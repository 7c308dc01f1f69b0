/** What can be set: by the administrator for the whole computer, by the user, or not at all. */
@NullMarked
package dev.claimport.settings;

import org.jspecify.annotations.NullMarked;
