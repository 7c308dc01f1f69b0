/**
 * JMESPath as the AWS CLI's {@code --query} has it: that of jmespath.py, down to the words of its errors and to what it does beyond
 * the specification, as comparing strings by order.
 */
@NullMarked
package dev.claimport.cli.aws.query;

import org.jspecify.annotations.NullMarked;
