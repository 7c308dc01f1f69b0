/** Requests to AWS as the AWS CLI sends them: the same path, headers, signature, attempts and pauses. */
@NullMarked
package dev.claimport.cli.aws.http;

import org.jspecify.annotations.NullMarked;
