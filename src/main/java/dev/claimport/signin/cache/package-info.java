/** Sign-ins that last longer than the program: the files that the AWS CLI and other AWS tools share. */
@NullMarked
package dev.claimport.signin.cache;

import org.jspecify.annotations.NullMarked;
