package dev.claimport.cli.aws.yaml;

/** What was given is not YAML. */
public final class YamlException extends Exception {

    YamlException(String message) {
        super(message);
    }
}
