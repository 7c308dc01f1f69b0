package dev.claimport.device.script;

import dev.claimport.claim.Base64Bytes;
import dev.claimport.claim.SecretBytes;
import dev.claimport.claim.SecretDigest;
import dev.claimport.device.parts.Part;
import java.nio.ByteBuffer;
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

    /** Lends it in Base64, in pieces that are whole by themselves, of at most so many characters each: as direct buffers that are wiped afterwards. */
    void chunks(int size, Consumer<ByteBuffer> reader) {
        int raw = size / 4 * 3;
        for (int from = 0; from < length(); from += raw) {
            int at = from;
            int count = Math.min(raw, length() - from);
            try (SecretBytes chunk = SecretBytes.ofThisThread(Base64Bytes.encodedSize(count))) {
                chunk.lend(text -> {
                    bytes.lend(all -> {
                        Base64Bytes.encode(all.slice(at, count), text);
                        return null;
                    });
                    reader.accept(text.flip());
                    return null;
                });
            }
        }
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
        return bytes.lend(all -> SecretDigest.of("SHA-256", all, ByteBuffer.allocate(nul ? 1 : 0)));
    }

    /** Of what the PEM's lines have between its first and its last (RFC 7468). */
    private byte[] md5OfDer() {
        try (SecretBytes base64 = new SecretBytes(body(_ -> { })); SecretBytes der = new SecretBytes((base64.size() + 3) / 4 * 3)) {
            return base64.lend(text -> der.lend(out -> {
                body(text::put);
                Base64Bytes.decode(text.flip(), out);
                return SecretDigest.of("MD5", out.flip());
            }));
        }
    }

    /** Gives what is in the PEM's lines. @return how many characters */
    private int body(Consumer<Byte> out) {
        int count = 0;
        boolean fence = false;
        boolean begins = true;
        for (int i = 0; i < length(); i++) {
            byte each = at(i);
            fence = begins ? each == '-' : fence;
            begins = each == '\n';
            if (!fence && each > ' ') {
                out.accept(each);
                count++;
            }
        }
        return count;
    }

    /** All words of 16 bits, big-endian, an odd byte at the end being a high one; in hexadecimal without leading zeros. */
    private String xor16() {
        int sum = 0;
        for (int i = 0; i < length(); i++) {
            sum ^= (at(i) & 0xff) << (i % 2 == 0 ? 8 : 0);
        }
        return Integer.toHexString(sum).toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        bytes.close();
    }
}
