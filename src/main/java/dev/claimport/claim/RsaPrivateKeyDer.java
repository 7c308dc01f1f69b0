package dev.claimport.claim;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Reads the public half out of a PKCS#8 RSA key (RFC 5958, RFC 8017 A.1.2) without touching the private half. */
final class RsaPrivateKeyDer {

    private static final int INTEGER = 0x02;
    private static final int OCTET_STRING = 0x04;
    private static final int SEQUENCE = 0x30;

    private RsaPrivateKeyDer() {}

    /** False also where the bytes are no RSA key, or more than one. Moves the buffer. */
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
