package dev.claimport.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;

/**
 * Finds traces of an RSA private key in a file: any 24 bytes in a row of its secret half, as DER, as base64 with and without
 * line breaks (real ones and those of JSON), as bytes and as characters of two bytes, in PKCS#1 and PKCS#8. Its public half is in
 * the certificate too and is no trace.
 */
public final class KeyTraces {

    private static final int WINDOW = 24;

    /** The windows, by their first eight bytes. */
    private final Map<Long, byte[]> windows = new HashMap<>();

    public KeyTraces(PrivateKey key) {
        try {
            byte[] pkcs8 = key.getEncoded();
            byte[] pkcs1 = PrivateKeyInfo.getInstance(pkcs8).parsePrivateKey().toASN1Primitive().getEncoded();
            for (byte[] der : new byte[][] {pkcs1, pkcs8}) {
                int secret = secretHalf(der);
                add(der, secret);
                Stream.of("", "\n", "\\n", "\r\n").forEach(lineBreak -> {
                    byte[] separator = lineBreak.getBytes(StandardCharsets.US_ASCII);
                    byte[] text = lineBreak.isEmpty() ? Base64.getEncoder().encode(der) : inLines(der, separator);
                    int perLine = 64 + separator.length;
                    int from = (secret / 3 + 1) * 4 / 64 * perLine + perLine;
                    add(text, from);
                    // A char[], as parsers have for buffers.
                    add(new String(text, StandardCharsets.US_ASCII).getBytes(StandardCharsets.UTF_16BE), 2 * from);
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 64 characters a line, as PEM has it (RFC 7468, section 2). */
    private static byte[] inLines(byte[] der, byte[] separator) {
        String whole = Base64.getEncoder().encodeToString(der);
        return whole.replaceAll("(.{64})", "$1" + new String(separator, StandardCharsets.US_ASCII).replace("\\", "\\\\"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Where the private exponent begins: behind the public one, 65537, in RFC 8017, appendix A.1.2. */
    private static int secretHalf(byte[] der) {
        byte[] exponent = {0x02, 0x03, 0x01, 0x00, 0x01};
        for (int i = 256; i < der.length; i++) {
            if (Arrays.equals(der, i, i + exponent.length, exponent, 0, exponent.length)) {
                return i + exponent.length + 4;
            }
        }
        throw new IllegalArgumentException("no RSA key");
    }

    private void add(byte[] text, int from) {
        for (int i = from; i + WINDOW <= text.length; i++) {
            windows.put(ByteBuffer.wrap(text, i, 8).getLong(), Arrays.copyOfRange(text, i, i + WINDOW));
        }
    }

    /** How many there are. */
    public long countIn(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer content = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()).order(ByteOrder.BIG_ENDIAN);
            long count = 0;
            byte[] here = new byte[WINDOW];
            for (int i = 0; i + WINDOW <= content.limit(); i++) {
                byte[] sought = windows.get(content.getLong(i));
                if (sought != null) {
                    content.get(i, here);
                    count += Arrays.equals(here, sought) ? 1 : 0;
                }
            }
            return count;
        }
    }
}
