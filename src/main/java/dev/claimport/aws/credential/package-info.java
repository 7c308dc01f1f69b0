/** Where a profile's credentials come from, by the AWS CLI's chain, and those that nobody has to be asked for; without the SDK. */
@NullMarked
package dev.claimport.aws.credential;

import org.jspecify.annotations.NullMarked;
