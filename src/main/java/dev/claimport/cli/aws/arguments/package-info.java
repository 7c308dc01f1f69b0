/** Command lines as Python's argparse (3.11) takes them apart, with the AWS CLI's messages. */
@NullMarked
package dev.claimport.cli.aws.arguments;

import org.jspecify.annotations.NullMarked;
