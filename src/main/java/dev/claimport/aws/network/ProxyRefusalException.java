package dev.claimport.aws.network;

import java.io.IOException;

/** A proxy opened no way to a service. */
public final class ProxyRefusalException extends IOException {

    private final String status;

    /** @param status of HTTP, or a question mark where the answer was no HTTP */
    ProxyRefusalException(String status) {
        super("the proxy answered " + status);
        this.status = status;
    }

    /** Of HTTP. */
    public String status() {
        return status;
    }
}
