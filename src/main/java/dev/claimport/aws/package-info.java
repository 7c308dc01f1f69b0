/** What every door of Claimport knows of AWS's surroundings, by the rules of the AWS CLI: environment, configuration, network. */
@NullMarked
package dev.claimport.aws;

import org.jspecify.annotations.NullMarked;
