/** Sign-in with the console's credentials for practice: what {@code aws login} speaks with (API reference: AWS Sign-In). */
@NullMarked
package dev.claimport.practice.cloud.signin;

import org.jspecify.annotations.NullMarked;
