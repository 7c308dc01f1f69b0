package dev.claimport.hostile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Takes a question about a thing and hangs up. */
final class LiarCloudHangsUp extends CloudLie {

    @Override
    Answer answer(String request, Answer honest) {
        return isThing(request) ? honest.with("X-Gone", "yes") : honest;
    }

    @Override
    void send(byte[] wire, OutputStream out) throws IOException {
        if (!new String(wire, StandardCharsets.ISO_8859_1).contains("X-Gone")) {
            super.send(wire, out);
        }
    }

    @Override
    public Set<String> ends() {
        return Set.of("connection-lost", "network-failed", "no-network", "service-unavailable", "answer-unreadable");
    }
}
