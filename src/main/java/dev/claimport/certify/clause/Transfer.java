package dev.claimport.certify.clause;

import dev.claimport.claim.cbor.CborWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The bytes of one hand-over, bundle or not, and the requests that carry them. They are those of a practice claim.
 *
 * @param enc of a sealed one
 */
record Transfer(String claimId, byte[] bytes, Instant now, Instant expires, Optional<byte[]> enc) {

    Transfer expiring(Instant when) {
        return new Transfer(claimId, bytes, now, when, enc);
    }

    Transfer at(Instant when) {
        return new Transfer(claimId, bytes, when, expires, enc);
    }

    /** The same with other bytes, which nobody has sealed. */
    Transfer with(byte[] other) {
        return new Transfer(claimId, other, now, expires, enc);
    }

    Transfer with(byte[] sealed, byte[] encapsulated) {
        return new Transfer(claimId, sealed, now, expires, Optional.of(encapsulated));
    }

    Transfer unsealed() {
        return new Transfer(claimId, bytes, now, expires, Optional.empty());
    }

    int size() {
        return bytes.length;
    }

    Consumer<CborWriter> begin() {
        return out -> {
            out.map(enc.isPresent() ? 6 : 5);
            out.text("id").text(claimId).text("len").unsigned(bytes.length).text("sha").bytes(sha());
            out.text("now").unsigned(now.getEpochSecond()).text("exp").unsigned(expires.getEpochSecond());
            enc.ifPresent(key -> out.text("enc").bytes(key));
        };
    }

    Consumer<CborWriter> put(int from, int to) {
        return out -> out.map(2).text("off").unsigned(from).text("data").bytes(Arrays.copyOfRange(bytes, from, to));
    }

    Consumer<CborWriter> commit() {
        return commit(sha());
    }

    static Consumer<CborWriter> commit(byte[] digest) {
        return out -> out.map(1).text("sha").bytes(digest);
    }

    Map<Object, Object> begin(Subject device) {
        return device.ask(HandoverCommand.BEGIN, begin());
    }

    Map<Object, Object> put(Subject device, int from, int to) {
        return device.ask(HandoverCommand.PUT, put(from, to));
    }

    /** From an offset to the end, in pieces that fit the device's buffer. */
    Map<Object, Object> putAll(Subject device, int from) {
        Map<Object, Object> last = Map.of();
        for (int at = from; at < bytes.length; at += device.piece()) {
            last = put(device, at, Math.min(at + device.piece(), bytes.length));
        }
        return last;
    }

    Map<Object, Object> commit(Subject device) {
        return device.ask(HandoverCommand.COMMIT, commit());
    }

    byte[] sha() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
