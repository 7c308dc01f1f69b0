/** Requests to AWS as the AWS CLI sends them: the same path, headers, signature, attempts and pauses. */
package dev.claimport.cli.aws.http;
