package dev.claimport.cli.aws.arguments;

/** The arguments cannot be taken apart; the message is argparse's, without the usage. */
public final class UsageException extends Exception {

    UsageException(String message) {
        super(message);
    }
}
