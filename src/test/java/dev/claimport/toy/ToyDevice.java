package dev.claimport.toy;

import dev.claimport.claim.Bundle;
import dev.claimport.claim.EncodedBundle;
import dev.claimport.device.DeliveryProgress;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.Forgets;
import dev.claimport.device.Resumes;
import dev.claimport.device.Verification;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.serial.SerialLink;
import dev.claimport.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the bundle in hexadecimal, line by line; each line is answered by one. */
final class ToyDevice implements Resumes, Forgets {

    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final int PIECE = 128;

    private final TimeSource time;
    private volatile SerialLink link;
    private Optional<byte[]> delivered = Optional.empty();

    ToyDevice(SerialLink link, TimeSource time) {
        this.link = link;
        this.time = time;
    }

    @Override
    public DeviceIdentity identify() {
        String serial = ask("TOY?").replace("TOY ", "");
        return DeviceIdentity.of("Toy", serial, "1").withParameters(List.of("SerialNumber"));
    }

    @Override
    public void deliver(Bundle bundle, Instant now, DeliveryProgress progress) {
        ask("NEW");
        try (EncodedBundle encoded = bundle.encode()) {
            for (int at = 0; at < encoded.size(); at += PIECE) {
                byte[] piece = new byte[Math.min(PIECE, encoded.size() - at)];
                int from = at;
                encoded.lend(content -> content.get(from, piece));
                ask("PUT " + HexFormat.of().formatHex(piece));
                progress.held(at + piece.length, encoded.size());
            }
            delivered = Optional.of(encoded.sha256());
        }
    }

    @Override
    public Verification commit() {
        if (!ask("END " + HexFormat.of().formatHex(delivered.orElseThrow(IllegalStateException::new))).equals("OK")) {
            throw new DeviceFailure(DeviceFailure.Kind.DIGEST_WRONG, Map.of()).exception();
        }
        return new Verification.Verified("SHA-256");
    }

    private String ask(String line) {
        byte[] bytes = (line + "\r").getBytes(StandardCharsets.US_ASCII);
        link.write(bytes, 0, bytes.length);
        Instant deadline = time.instant().plus(ANSWER);
        byte[] buffer = new byte[64];
        String heard = "";
        while (!heard.endsWith("\n")) {
            int count = link.read(buffer, ANSWER);
            if (count == 0 && time.instant().isAfter(deadline)) {
                throw new DeviceFailure(DeviceFailure.Kind.DEVICE_SILENT, Map.of("port", link.path())).exception();
            }
            heard += new String(buffer, 0, count, StandardCharsets.US_ASCII);
        }
        return heard.strip();
    }

    @Override
    public void abort() {
        ask("NEW");
    }

    @Override
    public void resume(SerialLink fresh) {
        link = fresh;
    }

    @Override
    public void close() {
        link.close();
    }
}
