/** Results in the AWS CLI's output formats. */
package dev.claimport.cli.aws.output;
