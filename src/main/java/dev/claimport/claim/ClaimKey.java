package dev.claimport.claim;

import java.nio.ByteBuffer;
import java.security.interfaces.RSAPublicKey;
import java.util.function.Function;

/**
 * The private key of a claim: the one place in which it lives, off the heap, until it is delivered, expired, refused or
 * abandoned. Held as PKCS#8 DER (RFC 5958); AWS IoT sends RSA keys as PKCS#1 PEM (RFC 8017, appendix A.1.2).
 */
public final class ClaimKey implements AutoCloseable {

    private static final String PKCS1 = "RSA PRIVATE KEY";
    private static final String PKCS8 = "PRIVATE KEY";
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";
    /** More than any key takes that AWS IoT gives out: RSA-2048 has 1,675 characters. */
    private static final int LONGEST_PEM = 16_384;
    /** version 0, then AlgorithmIdentifier rsaEncryption with NULL parameters: what stands before the key in PKCS#8. */
    private static final byte[] RSA_PREFIX = {
        0x02, 0x01, 0x00, 0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00
    };

    private final SecretBytes pkcs8;

    private ClaimKey(SecretBytes pkcs8) {
        this.pkcs8 = pkcs8;
    }

    /**
     * Takes a PEM key over: the text is zeroed, whatever the outcome.
     *
     * @param pem US-ASCII, {@code BEGIN RSA PRIVATE KEY} or {@code BEGIN PRIVATE KEY}
     * @throws IllegalArgumentException when it is not such a PEM; the message never quotes it
     */
    public static ClaimKey takingPem(byte[] pem) {
        try (SecretBytes text = SecretBytes.taking(pem, 0, pem.length)) {
            return text.lend(ClaimKey::ofPem);
        }
    }

    /** The same of a text that is off the heap, from its beginning to its limit; it stays its owner's to wipe. */
    public static ClaimKey ofPem(ByteBuffer pem) {
        int begin = indexOf(pem, BEGIN, 0);
        String label = labelAt(pem, begin + BEGIN.length());
        int from = begin + BEGIN.length() + label.length() + DASHES.length();
        int to = indexOf(pem, END + label + DASHES, from);
        try (SecretBytes room = new SecretBytes(to - from)) {
            return room.lend(der -> {
                decodeBase64(pem.slice(from, to - from), der);
                return new ClaimKey(label.equals(PKCS1) ? wrap(der) : copy(der));
            });
        }
    }

    /** The size of the PKCS#8 DER in bytes; about 1,217 for RSA-2048. */
    public int size() {
        return Math.toIntExact(pkcs8.size());
    }

    /**
     * Lends the PKCS#8 DER. What the reader copies is the reader's to wipe.
     *
     * @throws IllegalStateException when already wiped
     */
    public <R> R lend(Function<ByteBuffer, R> reader) {
        return pkcs8.lend(reader::apply);
    }

    /**
     * Whether this is the key of that certificate: modulus and public exponent, which PKCS#1 repeats, are compared where
     * they lie, so that no copy of the private parts is made.
     */
    public boolean belongsTo(RSAPublicKey publicKey) {
        return lend(der -> RsaPrivateKeyDer.hasPublicKey(der, publicKey.getModulus(), publicKey.getPublicExponent()));
    }

    /** The same key in another place, which is wiped by itself. @throws IllegalStateException when already wiped */
    ClaimKey copy() {
        return lend(der -> new ClaimKey(copy(der)));
    }

    public boolean isWiped() {
        return pkcs8.isWiped();
    }

    @Override
    public void close() {
        pkcs8.close();
    }

    /** Says nothing of the key. */
    @Override
    public String toString() {
        return "ClaimKey[" + (isWiped() ? "wiped" : "in memory") + "]";
    }

    private static SecretBytes copy(ByteBuffer pkcs8) {
        SecretBytes copy = new SecretBytes(pkcs8.remaining());
        copy.lend(out -> out.put(pkcs8));
        return copy;
    }

    private static SecretBytes wrap(ByteBuffer pkcs1) {
        int size = pkcs1.remaining();
        int octetString = 1 + lengthSize(size) + size;
        int content = RSA_PREFIX.length + octetString;
        SecretBytes wrapped = new SecretBytes(1L + lengthSize(content) + content);
        return wrapped.lend(out -> {
            out.put((byte) 0x30);
            putLength(out, content);
            out.put(RSA_PREFIX);
            out.put((byte) 0x04);
            putLength(out, size);
            out.put(pkcs1);
            return wrapped;
        });
    }

    /** Of a length that fits into two bytes, as that of anything from a PEM does that is not too long. */
    private static int lengthSize(int length) {
        return length < 0x80 ? 1 : length < 0x100 ? 2 : 3;
    }

    private static void putLength(ByteBuffer out, int length) {
        int size = lengthSize(length);
        if (size > 1) {
            out.put((byte) (0x80 | size - 1));
        }
        for (int shift = (size == 1 ? 0 : size - 2) * 8; shift >= 0; shift -= 8) {
            out.put((byte) (length >> shift));
        }
    }

    private static String labelAt(ByteBuffer pem, int at) {
        for (String label : new String[] {PKCS1, PKCS8}) {
            if (pem.limit() <= LONGEST_PEM && startsWith(pem, at, label + DASHES)) {
                return label;
            }
        }
        throw malformed();
    }

    /** Strict (RFC 7468, section 3): only white space may stand between the characters of the alphabet. Leaves the bytes to be read. */
    private static void decodeBase64(ByteBuffer text, ByteBuffer bytes) {
        try (SecretBytes packed = new SecretBytes(text.remaining())) {
            packed.lend(characters -> {
                while (text.hasRemaining()) {
                    byte next = text.get();
                    if (next != ' ' && next != '\t' && next != '\r' && next != '\n') {
                        characters.put(next);
                    }
                }
                if (Base64Bytes.decode(characters.flip(), bytes) < 0) {
                    throw malformed();
                }
                return bytes.flip();
            });
        }
    }

    private static int indexOf(ByteBuffer text, String sought, int from) {
        for (int i = from; i + sought.length() <= text.limit(); i++) {
            if (startsWith(text, i, sought)) {
                return i;
            }
        }
        throw malformed();
    }

    private static boolean startsWith(ByteBuffer text, int at, String sought) {
        for (int i = 0; i < sought.length(); i++) {
            if (at + i >= text.limit() || text.get(at + i) != sought.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("not a PEM private key");
    }
}
