/** Who the technician is to AWS: IAM Identity Center, or what the default chain finds. Tokens stay in memory. */
package dev.claimport.signin;
