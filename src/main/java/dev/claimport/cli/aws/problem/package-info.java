/** Why an AWS-compatible command ends without a result, in the AWS CLI's own categories. */
@NullMarked
package dev.claimport.cli.aws.problem;

import org.jspecify.annotations.NullMarked;
