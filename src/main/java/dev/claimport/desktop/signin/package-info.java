/** The window's sign-in. */
@NullMarked
package dev.claimport.desktop.signin;

import org.jspecify.annotations.NullMarked;
