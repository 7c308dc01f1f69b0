/** What an account has besides a template, as far as the role may look. */
@NullMarked
package dev.claimport.account.look;

import org.jspecify.annotations.NullMarked;
