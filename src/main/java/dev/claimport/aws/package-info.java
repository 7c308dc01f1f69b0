/** What every door of Claimport knows of AWS's surroundings, by the rules of the AWS CLI: environment, configuration, network. */
package dev.claimport.aws;
