/** The account's side of fleet provisioning: templates checked, an account pulled, a kit written. */
@NullMarked
package dev.claimport.account;

import org.jspecify.annotations.NullMarked;
