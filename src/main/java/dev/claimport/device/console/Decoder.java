package dev.claimport.device.console;

import dev.claimport.claim.Base64Bytes;
import dev.claimport.claim.SecretBytes;
import dev.claimport.device.parts.Part;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** By which a console makes bytes of the text that it is sent, the best first. */
enum Decoder {
    BASE64("base64 -d"),
    OPENSSL("openssl base64 -d"),
    BUSYBOX("busybox base64 -d"),
    /** The shell's own, which every shell has: the bytes in octal, each line a command that the shell itself takes. */
    PRINTF("sh");

    private static final int BYTES_PER_LINE = 57;
    private static final int OCTAL_PER_LINE = 16;

    private final String command;

    Decoder(String command) {
        this.command = command;
    }

    /** Exits well where it is there and works. */
    String probe() {
        return this == PRINTF ? "[ \"$(printf '\\141')\" = a ]" : "[ \"$(echo YQ== | " + command + " 2>/dev/null)\" = a ]";
    }

    /** Reads the lines of {@link #write}. @param path quoted */
    String into(String path) {
        return command + " > " + path;
    }

    /** How many bytes come over the wire for so many. */
    int sent(int bytes) {
        return this == PRINTF ? bytes * 5 : bytes * 3 / 2;
    }

    /** What is sent is kept off the heap, and wiped. @param lines takes each, in a direct buffer */
    void write(Part part, Consumer<ByteBuffer> lines) {
        int most = this == PRINTF ? OCTAL_PER_LINE : BYTES_PER_LINE;
        try (SecretBytes room = new SecretBytes(128)) {
            for (int from = 0; from < part.size(); from += most) {
                int length = Math.min(most, part.size() - from);
                int at = from;
                room.lend(out -> {
                    part.lend(at, length, bytes -> {
                        encode(bytes, out);
                        return null;
                    });
                    lines.accept(out.flip());
                    return null;
                });
            }
        }
    }

    private void encode(ByteBuffer bytes, ByteBuffer out) {
        if (this != PRINTF) {
            Base64Bytes.encode(bytes, out);
            out.put((byte) '\n');
            return;
        }
        out.put("printf '".getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            byte each = bytes.get();
            out.put((byte) '\\').put((byte) ('0' + (each >> 6 & 3))).put((byte) ('0' + (each >> 3 & 7))).put((byte) ('0' + (each & 7)));
        }
        out.put("'\n".getBytes(StandardCharsets.US_ASCII));
    }
}
