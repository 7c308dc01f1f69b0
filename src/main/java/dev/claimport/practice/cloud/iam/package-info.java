/** Who may ask the practice cloud for what: accounts, roles, session credentials, signatures and permissions. */
package dev.claimport.practice.cloud.iam;
