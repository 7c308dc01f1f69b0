/** The shared configuration and credentials files, and what they and the environment settle. */
@NullMarked
package dev.claimport.cli.aws.config;

import org.jspecify.annotations.NullMarked;
