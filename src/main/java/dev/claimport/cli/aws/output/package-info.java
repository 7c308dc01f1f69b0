/** Results in the AWS CLI's output formats. */
@NullMarked
package dev.claimport.cli.aws.output;

import org.jspecify.annotations.NullMarked;
