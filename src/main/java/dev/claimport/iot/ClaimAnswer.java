package dev.claimport.iot;

import dev.claimport.claim.ClaimKey;
import java.util.Arrays;

/**
 * The body of a CreateProvisioningClaim answer, parted in two: the private key, and the JSON with an empty string in its place,
 * which is all that the SDK gets to see. The SDK would make a String of the key, which nobody can wipe.
 *
 * @param key the receiver's to close
 * @param withoutKey the rest
 */
record ClaimAnswer(ClaimKey key, byte[] withoutKey) {

    private static final byte[] LABEL = {'P', 'R', 'I', 'V', 'A', 'T', 'E', ' ', 'K', 'E', 'Y'};

    /**
     * Parts an answer and zeroes it, whatever the outcome.
     *
     * @param length how much of {@code json} is the answer
     * @throws MalformedAnswerException when the key is not exactly where it belongs
     */
    static ClaimAnswer parting(byte[] json, int length) throws MalformedAnswerException {
        try {
            Span span = PrivateKeyFinder.find(json, length);
            byte[] rest = new byte[length - (span.to() - span.from())];
            System.arraycopy(json, 0, rest, 0, span.from());
            System.arraycopy(json, span.to(), rest, span.from(), length - span.to());
            if (mentionsKey(rest)) {
                Arrays.fill(rest, (byte) 0);
                throw new MalformedAnswerException("it has a private key in another place");
            }
            return new ClaimAnswer(ClaimKey.takingPem(unescaped(json, span)), rest);
        } catch (IllegalArgumentException _) {
            throw new MalformedAnswerException("its private key is not PEM");
        } finally {
            Arrays.fill(json, (byte) 0);
        }
    }

    private static byte[] unescaped(byte[] json, Span span) throws MalformedAnswerException {
        int size = 0;
        for (int i = span.from(); i < span.to(); i += JsonEscapes.sizeAt(json, i)) {
            if (JsonEscapes.charAt(json, i) > 0x7e) {
                throw new MalformedAnswerException("its private key is not PEM");
            }
            size++;
        }
        byte[] text = new byte[size];
        for (int i = span.from(), n = 0; i < span.to(); i += JsonEscapes.sizeAt(json, i)) {
            text[n++] = (byte) JsonEscapes.charAt(json, i);
        }
        return text;
    }

    private static boolean mentionsKey(byte[] rest) {
        for (int i = 0; i + LABEL.length <= rest.length; i++) {
            if (Arrays.equals(rest, i, i + LABEL.length, LABEL, 0, LABEL.length)) {
                return true;
            }
        }
        return false;
    }
}
