/** YAML 1.2 as ruamel.yaml over libyaml writes it, and as ruamel.yaml reads it. */
package dev.claimport.cli.aws.yaml;
