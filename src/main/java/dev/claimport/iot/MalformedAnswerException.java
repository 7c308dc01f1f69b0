package dev.claimport.iot;

import java.io.IOException;

/** An answer that does not have the private key where it belongs. The message never quotes the answer. */
final class MalformedAnswerException extends IOException {

    MalformedAnswerException(String message) {
        super(message);
    }
}
