package dev.claimport.hostile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

/** Answers a byte at a time about things, each in its own good time. */
final class LiarCloudDrips extends CloudLie {

    @Override
    Answer answer(String request, Answer honest) {
        return isThing(request) ? honest.with("X-Slow", "yes") : honest;
    }

    @Override
    void send(byte[] wire, OutputStream out) throws IOException {
        boolean slow = new String(wire, StandardCharsets.ISO_8859_1).contains("X-Slow");
        for (int i = 0; slow && i < wire.length; i++) {
            out.write(wire[i]);
            out.flush();
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
        if (!slow) {
            super.send(wire, out);
        }
    }

    @Override
    public Duration within() {
        return Duration.ofSeconds(60);
    }

    @Override
    public Set<String> ends() {
        return Set.of("network-timeout", "service-unavailable", "answer-unreadable");
    }
}
