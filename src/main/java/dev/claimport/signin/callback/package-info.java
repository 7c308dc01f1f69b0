/** Where the browser comes back to after a sign-in: one listener on the loopback address, for one sign-in (RFC 8252, section 7.3). */
@NullMarked
package dev.claimport.signin.callback;

import org.jspecify.annotations.NullMarked;
