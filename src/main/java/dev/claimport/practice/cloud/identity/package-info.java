/** IAM Identity Center for practice: OIDC with device codes and authorization codes, the pages on which a sign-in is allowed, and the portal. */
@NullMarked
package dev.claimport.practice.cloud.identity;

import org.jspecify.annotations.NullMarked;
