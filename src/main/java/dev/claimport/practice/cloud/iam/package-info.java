/** Who may ask the practice cloud for what: accounts, roles, session credentials, signatures and permissions. */
@NullMarked
package dev.claimport.practice.cloud.iam;

import org.jspecify.annotations.NullMarked;
