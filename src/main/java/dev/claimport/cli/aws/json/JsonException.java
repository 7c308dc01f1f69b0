package dev.claimport.cli.aws.json;

/** What was given is not JSON. */
public final class JsonException extends Exception {

    JsonException(String message) {
        super(message);
    }
}
