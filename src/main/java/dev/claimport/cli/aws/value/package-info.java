/** The data that goes through the AWS-compatible commands, and how Python would print it. */
package dev.claimport.cli.aws.value;
