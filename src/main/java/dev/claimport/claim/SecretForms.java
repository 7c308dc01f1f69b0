package dev.claimport.claim;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a secret may be written on its way to a device and back: as it is, in Base64 from any of its bytes on, in hexadecimal, in octal as shells
 * take it; and of a private key the PEM of it in all of these. Nothing of it comes onto the heap.
 */
final class SecretForms {

    /** Of Base64, and of bytes as they are: one line in 10^11 has so many by chance. */
    private static final int RUN = 8;
    private static final int EDGE = 4;
    /** Digits are in much that is no secret. */
    private static final int DIGITS = 16;
    private static final int RAW_PER_LINE = 48;
    private static final List<String> LINE_ENDS = List.of("\n", "\r\n", "");
    private static final HexFormat UPPER = HexFormat.of().withUpperCase();

    private final Consumer<SecretIndex> found;

    /** @param found takes each form over */
    SecretForms(Consumer<SecretIndex> found) {
        this.found = found;
    }

    /** @param secret any bytes, or a private key's PKCS#8 DER (RFC 5958); its position stays */
    void of(ByteBuffer secret) {
        encodings(secret.slice());
        pkcs1(secret.slice()).ifPresent(pkcs1 -> {
            pem(secret.slice(), "\n");
            LINE_ENDS.forEach(end -> pem(pkcs1, end));
        });
    }

    /** Empty of what is no key; a text may begin like one. */
    private static Optional<ByteBuffer> pkcs1(ByteBuffer secret) {
        try {
            return Optional.of(RsaPrivateKeyDer.pkcs1(secret));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private void encodings(ByteBuffer bytes) {
        add(copy(bytes.duplicate()), RUN, bytes.remaining() < RUN ? EDGE : RUN);
        for (int from = 0; from < 3 && from < bytes.remaining(); from++) {
            ByteBuffer rest = bytes.slice(from, bytes.remaining() - from);
            // What the last few characters are depends on what comes behind.
            int whole = rest.remaining() < RUN ? rest.remaining() : rest.remaining() / 3 * 3;
            SecretBytes base64 = new SecretBytes(Base64Bytes.encodedSize(whole));
            base64.lend(out -> {
                Base64Bytes.encode(rest.slice(0, whole), out);
                return null;
            });
            add(base64, RUN, EDGE);
        }
        add(digits(bytes.duplicate(), HexFormat.of()), DIGITS, RUN);
        add(digits(bytes.duplicate(), UPPER), DIGITS, RUN);
        add(octal(bytes.duplicate()), DIGITS, RUN);
    }

    private void add(SecretBytes form, int run, int edge) {
        found.accept(new SecretIndex(form, run, edge));
    }

    /** The lines between the fences, which are no secret. */
    private void pem(ByteBuffer der, String end) {
        byte[] lineEnd = end.getBytes(StandardCharsets.US_ASCII);
        int lines = (der.remaining() + RAW_PER_LINE - 1) / RAW_PER_LINE;
        try (SecretBytes text = new SecretBytes(Base64Bytes.encodedSize(der.remaining()) + (long) lines * lineEnd.length)) {
            text.lend(out -> {
                for (int from = 0; from < der.limit(); from += RAW_PER_LINE) {
                    Base64Bytes.encode(der.slice(from, Math.min(RAW_PER_LINE, der.limit() - from)), out);
                    out.put(lineEnd);
                }
                encodings(out.flip());
                return null;
            });
        }
    }

    private static SecretBytes copy(ByteBuffer bytes) {
        SecretBytes copy = new SecretBytes(bytes.remaining());
        copy.lend(out -> out.put(bytes));
        return copy;
    }

    private static SecretBytes digits(ByteBuffer bytes, HexFormat hex) {
        SecretBytes digits = new SecretBytes(2L * bytes.remaining());
        digits.lend(out -> {
            while (bytes.hasRemaining()) {
                byte each = bytes.get();
                out.put((byte) hex.toHighHexDigit(each)).put((byte) hex.toLowHexDigit(each));
            }
            return null;
        });
        return digits;
    }

    private static SecretBytes octal(ByteBuffer bytes) {
        SecretBytes digits = new SecretBytes(4L * bytes.remaining());
        digits.lend(out -> {
            while (bytes.hasRemaining()) {
                byte each = bytes.get();
                out.put((byte) '\\').put((byte) ('0' + (each >> 6 & 3))).put((byte) ('0' + (each >> 3 & 7))).put((byte) ('0' + (each & 7)));
            }
            return null;
        });
        return digits;
    }
}
