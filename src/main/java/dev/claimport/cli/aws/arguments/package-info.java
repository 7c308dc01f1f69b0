/** Command lines as Python's argparse (3.11) takes them apart, with the AWS CLI's messages. */
package dev.claimport.cli.aws.arguments;
