package dev.claimport.claim;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Function;

/**
 * The private key of a claim: the one place in which it lives, off the heap, until it is delivered, expired, refused or
 * abandoned. Held as PKCS#8 DER (RFC 5958); AWS IoT sends RSA keys as PKCS#1 PEM (RFC 8017, appendix A.1.2).
 */
public final class ClaimKey implements AutoCloseable {

    private static final String PKCS1 = "RSA PRIVATE KEY";
    private static final String PKCS8 = "PRIVATE KEY";
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
        byte[] der = null;
        try {
            int begin = indexOf(pem, "-----BEGIN ");
            boolean pkcs1 = begin >= 0 && startsWith(pem, begin + 11, PKCS1 + "-----");
            boolean wrapped = begin >= 0 && startsWith(pem, begin + 11, PKCS8 + "-----");
            int end = indexOf(pem, "-----END ");
            if (!pkcs1 && !wrapped || end < 0) {
                throw new IllegalArgumentException("not a PEM private key");
            }
            int bodyStart = begin + 11 + (pkcs1 ? PKCS1 : PKCS8).length() + 5;
            der = decodeBase64(pem, bodyStart, end);
            return new ClaimKey(pkcs1 ? wrap(der) : SecretBytes.taking(der, 0, der.length));
        } finally {
            Arrays.fill(pem, (byte) 0);
            if (der != null) {
                Arrays.fill(der, (byte) 0);
            }
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
        return pkcs8.lend(reader);
    }

    /**
     * Whether this is the key of that certificate: modulus and public exponent, which PKCS#1 repeats, are compared where
     * they lie, so that no copy of the private parts is made.
     */
    public boolean belongsTo(RSAPublicKey publicKey) {
        return lend(der -> RsaPrivateKeyDer.hasPublicKey(der, publicKey.getModulus(), publicKey.getPublicExponent()));
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

    private static SecretBytes wrap(byte[] pkcs1) {
        int octetString = 1 + lengthSize(pkcs1.length) + pkcs1.length;
        int content = RSA_PREFIX.length + octetString;
        SecretBytes wrapped = new SecretBytes(1L + lengthSize(content) + content);
        return wrapped.lend(out -> {
            out.put((byte) 0x30);
            putLength(out, content);
            out.put(RSA_PREFIX);
            out.put((byte) 0x04);
            putLength(out, pkcs1.length);
            out.put(pkcs1);
            return wrapped;
        });
    }

    private static int lengthSize(int length) {
        return length < 0x80 ? 1 : length < 0x100 ? 2 : length < 0x10000 ? 3 : 4;
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

    private static byte[] decodeBase64(byte[] pem, int from, int to) {
        byte[] packed = new byte[to - from];
        try {
            int length = 0;
            for (int i = from; i < to; i++) {
                if (pem[i] > ' ') {
                    packed[length++] = pem[i];
                }
            }
            byte[] exact = Arrays.copyOf(packed, length);
            try {
                byte[] der = new byte[length / 4 * 3 + 3];
                int size = Base64.getDecoder().decode(exact, der);
                byte[] result = Arrays.copyOf(der, size);
                Arrays.fill(der, (byte) 0);
                return result;
            } catch (IllegalArgumentException _) {
                throw new IllegalArgumentException("not a PEM private key");
            } finally {
                Arrays.fill(exact, (byte) 0);
            }
        } finally {
            Arrays.fill(packed, (byte) 0);
        }
    }

    private static int indexOf(byte[] text, String sought) {
        for (int i = 0; i + sought.length() <= text.length; i++) {
            if (startsWith(text, i, sought)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean startsWith(byte[] text, int at, String sought) {
        byte[] ascii = sought.getBytes(StandardCharsets.US_ASCII);
        return at + ascii.length <= text.length && Arrays.equals(text, at, at + ascii.length, ascii, 0, ascii.length);
    }
}
