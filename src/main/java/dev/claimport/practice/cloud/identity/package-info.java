/** IAM Identity Center for practice: OIDC with the device code, the pages where it is confirmed, and the portal. */
package dev.claimport.practice.cloud.identity;
