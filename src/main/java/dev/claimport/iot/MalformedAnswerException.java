package dev.claimport.iot;

/** An answer that does not have the private key where it belongs. The message never quotes the answer. */
final class MalformedAnswerException extends Exception {

    MalformedAnswerException(String message) {
        super(message);
    }
}
