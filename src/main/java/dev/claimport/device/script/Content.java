package dev.claimport.device.script;

import dev.claimport.claim.SecretBytes;
import dev.claimport.device.parts.Part;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** A part of a claim as it goes over the wire, off the heap, and what can be computed of it. Closing it wipes it. */
final class Content implements AutoCloseable {

    /** What a profile can ask for as {@code content.…}. */
    static final List<String> COMPUTED = List.of("length", "sha256", "sha256-base64", "sha256-nul-base64", "md5-der", "xor16");

    private static final int PIECE = 256;

    private final SecretBytes bytes;

    private Content(SecretBytes bytes) {
        this.bytes = bytes;
    }

    /** A copy of its own; the part stays its owner's. */
    static Content of(Part part, Transform transform) {
        return part.lend(0, part.size(), in -> {
            SecretBytes bytes = new SecretBytes(written(in.duplicate(), transform, _ -> { }));
            bytes.lend(out -> written(in, transform, out::put));
            return new Content(bytes);
        });
    }

    /** Writes it byte by byte. @return how many bytes there are */
    private static int written(ByteBuffer in, Transform transform, Consumer<Byte> out) {
        int count = 0;
        boolean fence = true;
        byte before = '\n';
        while (in.hasRemaining()) {
            byte each = in.get();
            if (before == '\n') {
                fence = each == '-';
            }
            before = each;
            boolean joined = transform == Transform.UNWRAPPED && each == '\n' && !fence && in.hasRemaining() && in.get(in.position()) != '-';
            if (joined) {
                continue;
            }
            if (transform == Transform.CRLF && each == '\n') {
                out.accept((byte) '\r');
                count++;
            }
            out.accept(each);
            count++;
        }
        return count;
    }

    int length() {
        return Math.toIntExact(bytes.size());
    }

    /** Lends it in pieces of at most so many bytes, each of which is wiped afterwards. */
    void pieces(int size, Consumer<byte[]> reader) {
        for (int from = 0; from < length(); from += size) {
            byte[] piece = new byte[Math.min(size, length() - from)];
            int at = from;
            bytes.lend(all -> all.get(at, piece));
            try {
                reader.accept(piece);
            } finally {
                Arrays.fill(piece, (byte) 0);
            }
        }
    }

    /** The same in Base64: each piece is whole by itself, of at most so many characters. */
    void chunks(int size, Consumer<byte[]> reader) {
        pieces(size / 4 * 3, piece -> {
            byte[] chunk = Base64.getEncoder().encode(piece);
            try {
                reader.accept(chunk);
            } finally {
                Arrays.fill(chunk, (byte) 0);
            }
        });
    }

    byte at(int index) {
        return bytes.lend(all -> all.get(index));
    }

    /** One of {@link #COMPUTED}; empty for any other name. */
    Optional<String> computed(String name) {
        return switch (name) {
            case "length" -> Optional.of(Integer.toString(length()));
            case "sha256" -> Optional.of(HexFormat.of().withUpperCase().formatHex(sha256(false)));
            case "sha256-base64" -> Optional.of(Base64.getEncoder().encodeToString(sha256(false)));
            case "sha256-nul-base64" -> Optional.of(Base64.getEncoder().encodeToString(sha256(true)));
            case "md5-der" -> Optional.of(HexFormat.of().formatHex(md5OfDer()));
            case "xor16" -> Optional.of(xor16());
            default -> Optional.empty();
        };
    }

    private byte[] sha256(boolean nul) {
        MessageDigest digest = digest("SHA-256");
        pieces(PIECE, digest::update);
        if (nul) {
            digest.update((byte) 0);
        }
        return digest.digest();
    }

    /** Of what the PEM's lines have between its first and its last (RFC 7468), four characters at a time. */
    private byte[] md5OfDer() {
        MessageDigest digest = digest("MD5");
        byte[] four = new byte[4];
        int held = 0;
        boolean fence = false;
        boolean begins = true;
        for (int i = 0; i < length(); i++) {
            byte each = at(i);
            fence = begins ? each == '-' : fence;
            begins = each == '\n';
            if (!fence && each > ' ') {
                four[held++] = each;
            }
            if (held == four.length) {
                byte[] three = Base64.getDecoder().decode(four);
                digest.update(three);
                Arrays.fill(three, (byte) 0);
                held = 0;
            }
        }
        Arrays.fill(four, (byte) 0);
        return digest.digest();
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All words of 16 bits, big-endian, an odd byte at the end being a high one; in hexadecimal without leading zeros. */
    private String xor16() {
        int[] sum = {0};
        pieces(PIECE, piece -> {
            for (int i = 0; i < piece.length; i++) {
                sum[0] ^= (piece[i] & 0xff) << (i % 2 == 0 ? 8 : 0);
            }
        });
        return Integer.toHexString(sum[0]).toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        bytes.close();
    }
}
