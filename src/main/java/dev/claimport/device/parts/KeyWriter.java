package dev.claimport.device.parts;

import dev.claimport.claim.Base64Bytes;
import dev.claimport.claim.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes a private key as a file, from its PKCS#8 DER; nothing of it comes onto the heap. */
final class KeyWriter {

    private static final String PKCS1 = "RSA PRIVATE KEY";
    private static final int RAW_PER_LINE = 48;
    private static final int LINE = 64;
    private static final int INTEGER = 0x02;
    private static final int OCTET_STRING = 0x04;
    private static final int SEQUENCE = 0x30;

    private final Encoding encoding;

    KeyWriter(Encoding encoding) {
        this.encoding = encoding;
    }

    /** @throws IllegalArgumentException when it is not PKCS#8 */
    SecretBytes write(ByteBuffer pkcs8) {
        return encoding == Encoding.DER ? copy(pkcs8) : pem(pkcs1(pkcs8));
    }

    private static SecretBytes copy(ByteBuffer der) {
        SecretBytes copy = new SecretBytes(der.remaining());
        copy.lend(out -> out.put(der));
        return copy;
    }

    private static SecretBytes pem(ByteBuffer der) {
        byte[] begin = ("-----BEGIN " + PKCS1 + "-----\n").getBytes(StandardCharsets.US_ASCII);
        byte[] end = ("-----END " + PKCS1 + "-----\n").getBytes(StandardCharsets.US_ASCII);
        int full = der.remaining() / RAW_PER_LINE;
        int rest = der.remaining() % RAW_PER_LINE;
        int body = full * (LINE + 1) + (rest == 0 ? 0 : Base64Bytes.encodedSize(rest) + 1);
        SecretBytes pem = new SecretBytes(begin.length + body + end.length);
        pem.lend(out -> {
            out.put(begin);
            for (int from = 0; from < der.limit(); from += RAW_PER_LINE) {
                Base64Bytes.encode(der.slice(from, Math.min(RAW_PER_LINE, der.limit() - from)), out);
                out.put((byte) '\n');
            }
            return out.put(end);
        });
        return pem;
    }

    /** The RSAPrivateKey (RFC 8017, A.1.2) that PKCS#8 wraps into version, algorithm and octet string. */
    private static ByteBuffer pkcs1(ByteBuffer pkcs8) {
        ByteBuffer key = enter(pkcs8, SEQUENCE);
        enter(key, INTEGER);
        enter(key, SEQUENCE);
        return enter(key, OCTET_STRING);
    }

    /** The content of the next element, which must have that tag; the buffer moves behind it. */
    private static ByteBuffer enter(ByteBuffer in, int tag) {
        if ((in.get() & 0xff) != tag) {
            throw new IllegalArgumentException("not a PKCS#8 key");
        }
        int length = in.get() & 0xff;
        if (length > 0x80) {
            int bytes = length & 0x7f;
            length = 0;
            for (int i = 0; i < bytes; i++) {
                length = length << 8 | in.get() & 0xff;
            }
        }
        ByteBuffer content = in.slice(in.position(), length);
        in.position(in.position() + length);
        return content;
    }
}
