package dev.claimport.device.parts;

import dev.claimport.claim.Base64Bytes;
import dev.claimport.claim.RsaPrivateKeyDer;
import dev.claimport.claim.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes a private key as a file, from its PKCS#8 DER; nothing of it comes onto the heap. */
final class KeyWriter {

    private static final String PKCS1 = "RSA PRIVATE KEY";
    private static final int RAW_PER_LINE = 48;
    private static final int LINE = 64;

    private final Encoding encoding;

    KeyWriter(Encoding encoding) {
        this.encoding = encoding;
    }

    /** @throws IllegalArgumentException when it is not PKCS#8 */
    SecretBytes write(ByteBuffer pkcs8) {
        return encoding == Encoding.DER ? copy(pkcs8) : pem(RsaPrivateKeyDer.pkcs1(pkcs8));
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
}
