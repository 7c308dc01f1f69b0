/** The files below {@code ~/.aws} and the environment, weighed as the AWS CLI does it; without the SDK. */
@NullMarked
package dev.claimport.aws.config;

import org.jspecify.annotations.NullMarked;
