package dev.claimport.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;

/**
 * Finds traces of a secret: any 24 bytes of it in a row, as they are, as base64 from any of its bytes on, with and without line
 * breaks (real ones and those of JSON), as bytes and as characters of two bytes. Of an RSA private key it is the secret half: its public
 * half is in the certificate too and is no trace.
 */
public final class KeyTraces {

    static final int WINDOW = 24;

    /** The windows and what they are of, by their first eight bytes. */
    private final Map<Long, byte[]> windows = new HashMap<>();
    private final Map<Long, String> forms = new HashMap<>();
    /** Which four bytes some window begins with, in 22 bits: most of what is searched needs no second look. */
    private final BitSet beginnings = new BitSet(1 << 22);

    /** Of an RSA key. */
    public KeyTraces(PrivateKey key) {
        try {
            byte[] pkcs8 = key.getEncoded();
            byte[] pkcs1 = PrivateKeyInfo.getInstance(pkcs8).parsePrivateKey().toASN1Primitive().getEncoded();
            for (byte[] der : new byte[][] {pkcs1, pkcs8}) {
                int secret = secretHalf(der);
                add("DER", der, secret);
                for (String lineBreak : List.of("\n", "\\n", "\r\n")) {
                    byte[] separator = lineBreak.getBytes(StandardCharsets.US_ASCII);
                    addText("PEM", inLines(der, separator), (secret / 3 + 1) * 4 / 64 * (64 + separator.length) + 64 + separator.length);
                }
            }
            // As a part of something else: where its base64 begins depends on what stands before it.
            byte[] secret = Arrays.copyOfRange(pkcs1, secretHalf(pkcs1), pkcs1.length);
            addBase64(secret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of any other secret, such as a token. */
    public KeyTraces(byte[] secret) {
        addText("plain", secret, 0);
        addBase64(secret);
    }

    private void addBase64(byte[] secret) {
        for (int from = 0; from < 3; from++) {
            byte[] text = Base64.getEncoder().withoutPadding().encode(Arrays.copyOfRange(secret, from, secret.length));
            addText("base64", Arrays.copyOf(text, text.length - 2), 0);
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

    private void addText(String form, byte[] text, int from) {
        add(form, text, from);
        // A char[], as parsers have for buffers.
        add(form + " in char[]", new String(text, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_16LE), 2 * from);
        add(form + " in char[]", new String(text, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_16BE), 2 * from);
    }

    private void add(String form, byte[] text, int from) {
        for (int i = from; i + WINDOW <= text.length; i++) {
            ByteBuffer window = ByteBuffer.wrap(text, i, 8);
            beginnings.set(hash(window.getInt(i)));
            windows.put(window.getLong(i), Arrays.copyOfRange(text, i, i + WINDOW));
            forms.putIfAbsent(window.getLong(i), form);
        }
    }

    private static int hash(int four) {
        return four * 0x9e3779b1 >>> 10;
    }

    /** How many windows there are. */
    public long countIn(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return find(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())).size();
        }
    }

    /**
     * A window of a secret.
     *
     * @param at the offset
     * @param form how it is written there
     */
    public record Trace(int at, String form) {}

    /** Every window, between position and limit. */
    public List<Trace> find(ByteBuffer content) {
        List<Trace> found = new ArrayList<>();
        byte[] here = new byte[WINDOW];
        for (int i = content.position(); i + WINDOW <= content.limit(); i++) {
            int four = content.getInt(i);
            if (four == 0 || !beginnings.get(hash(four))) {
                continue;
            }
            byte[] sought = windows.get(content.getLong(i));
            if (sought != null) {
                content.get(i, here);
                if (Arrays.equals(here, sought)) {
                    found.add(new Trace(i, forms.get(content.getLong(i))));
                }
            }
        }
        return found;
    }
}
