/** Who the technician is to AWS: IAM Identity Center, or what the default chain finds. Tokens stay in memory. */
@NullMarked
package dev.claimport.signin;

import org.jspecify.annotations.NullMarked;
