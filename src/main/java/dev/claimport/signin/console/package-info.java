/**
 * Sign-in with the credentials of the AWS console, as {@code aws login} does it (API reference: AWS Sign-In; RFC 9449). Free of the SDK, which has no
 * such sign-in.
 */
@NullMarked
package dev.claimport.signin.console;

import org.jspecify.annotations.NullMarked;
