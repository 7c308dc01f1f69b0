package dev.claimport.cli.aws.http;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * What came back.
 *
 * @param headers by name in lower case
 * @param body whole, to be wiped: a private key may be in it
 */
public record Response(int status, Map<String, String> headers, byte[] body) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public boolean isRefusal() {
        return status >= 300;
    }

    public void wipe() {
        Arrays.fill(body, (byte) 0);
    }
}
