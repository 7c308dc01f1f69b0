package dev.claimport.signin.aws;

import java.io.IOException;

/** A proxy opened no way to a service. */
final class ProxyRefusalException extends IOException {

    private final String status;

    /** @param status of HTTP, or a question mark where the answer was no HTTP */
    ProxyRefusalException(String status) {
        super("the proxy answered " + status);
        this.status = status;
    }

    String status() {
        return status;
    }
}
