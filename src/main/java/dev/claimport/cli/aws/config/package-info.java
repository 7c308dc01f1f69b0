/** The shared configuration and credentials files, and what they and the environment settle. */
package dev.claimport.cli.aws.config;
