/** What whoever helps needs to know of this computer, and nothing that is secret. */
@NullMarked
package dev.claimport.support;

import org.jspecify.annotations.NullMarked;
