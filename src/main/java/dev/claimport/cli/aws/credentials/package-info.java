/** Whose requests these are: the AWS CLI's chain of credentials. */
package dev.claimport.cli.aws.credentials;
