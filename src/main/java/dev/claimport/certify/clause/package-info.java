/** What the protocol demands of a device, one clause at a time, and what it takes to ask. */
@NullMarked
package dev.claimport.certify.clause;

import org.jspecify.annotations.NullMarked;
