/** A kit: everything that an account needs for fleet provisioning, as files to review, to rehearse and to deploy. */
@NullMarked
package dev.claimport.account.kit;

import org.jspecify.annotations.NullMarked;
