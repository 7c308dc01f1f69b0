package dev.claimport.claim;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Reads what is in a PKCS#8 RSA key (RFC 5958, RFC 8017 A.1.2), where it lies. */
public final class RsaPrivateKeyDer {

    private static final int INTEGER = 0x02;
    private static final int OCTET_STRING = 0x04;
    private static final int SEQUENCE = 0x30;

    private RsaPrivateKeyDer() {}

    /**
     * The RSAPrivateKey that PKCS#8 wraps into version, algorithm and octet string, in the same memory. Moves the buffer.
     *
     * @throws IllegalArgumentException when it is not PKCS#8
     */
    public static ByteBuffer pkcs1(ByteBuffer pkcs8) {
        try {
            ByteBuffer key = enter(pkcs8, SEQUENCE);
            enter(key, INTEGER);
            enter(key, SEQUENCE);
            return enter(key, OCTET_STRING);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("cut off", e);
        }
    }

    /** False also where the bytes are no RSA key, or more than one. Reads the public half alone. Moves the buffer. */
    static boolean hasPublicKey(ByteBuffer pkcs8, BigInteger modulus, BigInteger publicExponent) {
        try {
            ByteBuffer key = enter(pkcs8, SEQUENCE);
            if (pkcs8.hasRemaining()) {
                return false;
            }
            enter(key, INTEGER);
            enter(key, SEQUENCE);
            ByteBuffer rsa = enter(enter(key, OCTET_STRING), SEQUENCE);
            enter(rsa, INTEGER);
            return integer(rsa).equals(modulus) && integer(rsa).equals(publicExponent);
        } catch (BufferUnderflowException | IllegalArgumentException _) {
            return false;
        }
    }

    private static BigInteger integer(ByteBuffer in) {
        ByteBuffer content = enter(in, INTEGER);
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        return new BigInteger(bytes);
    }

    /** The content of the next element, which must have that tag; the buffer moves behind it. */
    private static ByteBuffer enter(ByteBuffer in, int tag) {
        if ((in.get() & 0xff) != tag) {
            throw new IllegalArgumentException("another tag");
        }
        int length = in.get() & 0xff;
        if (length >= 0x80) {
            int bytes = length & 0x7f;
            if (bytes == 0 || bytes > 2) {
                throw new IllegalArgumentException("length form");
            }
            length = 0;
            for (int i = 0; i < bytes; i++) {
                length = length << 8 | in.get() & 0xff;
            }
        }
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer content = in.slice(in.position(), length);
        in.position(in.position() + length);
        return content;
    }
}
