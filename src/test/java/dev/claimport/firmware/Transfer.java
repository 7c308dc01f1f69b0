package dev.claimport.firmware;

import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.device.handover.HandoverGroup;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The bytes of one hand-over, bundle or not, and the requests that carry them.
 *
 * @param enc of a sealed one
 */
record Transfer(byte[] bytes, Instant now, Instant expires, Optional<byte[]> enc) {

    static final String CLAIM_ID = "c1a1".repeat(16);

    static Transfer of(byte[] bytes) {
        Instant now = Instant.now();
        return new Transfer(bytes, now, now.plusSeconds(300), Optional.empty());
    }

    Transfer expiring(Instant when) {
        return new Transfer(bytes, now, when, enc);
    }

    Transfer with(byte[] sealed, byte[] encapsulated) {
        return new Transfer(sealed, now, expires, Optional.of(encapsulated));
    }

    Map<Object, Object> begin(Conversation device) {
        return device.write(HandoverGroup.BEGIN, begin());
    }

    Consumer<CborWriter> begin() {
        return out -> {
            out.map(enc.isPresent() ? 6 : 5);
            out.text("id").text(CLAIM_ID).text("len").unsigned(bytes.length).text("sha").bytes(sha());
            out.text("now").unsigned(now.getEpochSecond()).text("exp").unsigned(expires.getEpochSecond());
            enc.ifPresent(key -> out.text("enc").bytes(key));
        };
    }

    Map<Object, Object> put(Conversation device, int from, int to) {
        return device.write(HandoverGroup.PUT, put(from, to));
    }

    Consumer<CborWriter> put(int from, int to) {
        return out -> out.map(2).text("off").unsigned(from).text("data").bytes(Arrays.copyOfRange(bytes, from, to));
    }

    /** From an offset to the end, in pieces. */
    Map<Object, Object> putAll(Conversation device, int from, int piece) {
        Map<Object, Object> last = Map.of();
        for (int at = from; at < bytes.length; at += piece) {
            last = put(device, at, Math.min(at + piece, bytes.length));
        }
        return last;
    }

    Map<Object, Object> commit(Conversation device) {
        return device.write(HandoverGroup.COMMIT, out -> out.map(1).text("sha").bytes(sha()));
    }

    /** All of it, up to the answer to the commit. */
    Map<Object, Object> handOver(Conversation device) {
        Map<Object, Object> begun = begin(device);
        if (!begun.equals(Map.of("off", 0L))) {
            return begun;
        }
        putAll(device, 0, 400);
        return commit(device);
    }

    byte[] sha() {
        return sha(bytes);
    }

    static byte[] sha(byte[] of) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(of);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
