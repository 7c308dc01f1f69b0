/** Sign-ins that last longer than the program: the files that the AWS CLI and other AWS tools share. */
package dev.claimport.signin.cache;
