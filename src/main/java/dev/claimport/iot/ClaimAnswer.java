package dev.claimport.iot;

import dev.claimport.claim.ClaimKey;
import dev.claimport.claim.SecretBytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of a CreateProvisioningClaim answer, parted in two: the private key, and the JSON with an empty string in its place,
 * which is all that the SDK gets to see. The SDK would make a String of the key, which nobody can wipe.
 *
 * @param key the receiver's to close
 * @param withoutKey the rest
 */
record ClaimAnswer(ClaimKey key, byte[] withoutKey) {

    private static final String LABEL = "PRIVATE KEY";

    /**
     * Parts an answer. Whatever text of it says that it is a private key is cut out before anything comes onto the heap and is read there.
     *
     * @param json off the heap, from 0 to its limit; stays its owner's to wipe
     * @throws MalformedAnswerException when the key is not exactly where it belongs
     */
    static ClaimAnswer parting(ByteBuffer json) throws MalformedAnswerException {
        // In UTF-16 and UTF-32 one of the first two bytes is zero or part of a mark; a key would not be seen in them.
        if (json.limit() < 2 || json.get(0) <= 0 || json.get(1) <= 0) {
            throw new MalformedAnswerException("it is not JSON");
        }
        List<Span> keys = keys(json);
        ByteBuffer without = without(keys, json);
        if (says(without, 0, without.limit())) {
            throw elsewhere();
        }
        Span place = PrivateKeyFinder.find(without.array());
        if (keys.isEmpty()) {
            throw new MalformedAnswerException("its private key is not PEM");
        }
        if (keys.size() > 1 || !place.equals(new Span(keys.getFirst().from(), keys.getFirst().from()))) {
            throw elsewhere();
        }
        return new ClaimAnswer(key(json, keys.getFirst()), without.array());
    }

    /** All strings in which a private key is said to be; the last may be cut off. */
    private static List<Span> keys(ByteBuffer json) {
        List<Span> keys = new ArrayList<>();
        for (int at = 0; at < json.limit(); at++) {
            if (json.get(at) == '"') {
                int from = at + 1;
                at = from;
                while (at < json.limit() && json.get(at) != '"') {
                    at += JsonEscapes.sizeAt(json, at);
                }
                int to = Math.min(at, json.limit());
                if (says(json, from, to)) {
                    keys.add(new Span(from, to));
                }
            }
        }
        return keys;
    }

    private static boolean says(ByteBuffer json, int from, int to) {
        int same = 0;
        for (int i = from; i < to && same < LABEL.length(); i += JsonEscapes.sizeAt(json, i)) {
            int next = JsonEscapes.charAt(json, i);
            // Its first letter is not in it again.
            same = next == LABEL.charAt(same) ? same + 1 : next == LABEL.charAt(0) ? 1 : 0;
        }
        return same == LABEL.length();
    }

    private static ByteBuffer without(List<Span> cut, ByteBuffer json) {
        ByteBuffer rest = ByteBuffer.allocate(json.limit() - cut.stream().mapToInt(span -> span.to() - span.from()).sum());
        int from = 0;
        for (Span span : cut) {
            rest.put(json.slice(from, span.from() - from));
            from = span.to();
        }
        return rest.put(json.slice(from, json.limit() - from)).flip();
    }

    private static ClaimKey key(ByteBuffer json, Span span) throws MalformedAnswerException {
        try (SecretBytes text = new SecretBytes(span.to() - span.from())) {
            return text.<ClaimKey, MalformedAnswerException>lend(pem -> {
                for (int i = span.from(); i < span.to(); i += JsonEscapes.sizeAt(json, i)) {
                    int next = JsonEscapes.charAt(json, i);
                    if (next > 0x7e) {
                        throw new MalformedAnswerException("its private key is not PEM");
                    }
                    pem.put((byte) next);
                }
                return ClaimKey.ofPem(pem.flip());
            });
        } catch (IllegalArgumentException _) {
            throw new MalformedAnswerException("its private key is not PEM");
        }
    }

    private static MalformedAnswerException elsewhere() {
        return new MalformedAnswerException("it has a private key in another place");
    }
}
