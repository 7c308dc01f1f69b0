/** The data that goes through the AWS-compatible commands, and how Python would print it. */
@NullMarked
package dev.claimport.cli.aws.value;

import org.jspecify.annotations.NullMarked;
