/** Why an AWS-compatible command ends without a result, in the AWS CLI's own categories. */
package dev.claimport.cli.aws.problem;
