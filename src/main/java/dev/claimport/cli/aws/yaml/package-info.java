/** YAML 1.2 as ruamel.yaml over libyaml writes it, and as ruamel.yaml reads it. */
@NullMarked
package dev.claimport.cli.aws.yaml;

import org.jspecify.annotations.NullMarked;
