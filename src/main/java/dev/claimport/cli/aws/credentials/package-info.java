/** Whose requests these are: the AWS CLI's chain of credentials. */
@NullMarked
package dev.claimport.cli.aws.credentials;

import org.jspecify.annotations.NullMarked;
