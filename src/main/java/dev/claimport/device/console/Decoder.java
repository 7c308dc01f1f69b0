package dev.claimport.device.console;

import dev.claimport.claim.Base64Bytes;
import dev.claimport.claim.SecretBytes;
import dev.claimport.device.parts.Part;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** By which a console makes bytes of the text that it is sent, the best first. */
enum Decoder {
    BASE64("echo", "base64 -d"),
    OPENSSL("echo", "openssl base64 -d"),
    BUSYBOX("echo", "busybox base64 -d"),
    /** The shell's own, for bytes in octal. One that is a program has what it prints among its arguments, which everybody on the gateway can see. */
    PRINTF("printf %b", "cat"),
    /** The same of Korn shells, which have no printf of their own. */
    PRINT("print -n", "cat");

    private static final int BYTES_PER_LINE = 57;
    private static final int OCTAL_PER_LINE = 16;

    private final String printer;
    private final String command;

    Decoder(String printer, String command) {
        this.printer = printer;
        this.command = command;
    }

    private boolean isOctal() {
        return this == PRINTF || this == PRINT;
    }

    /** Exits well where it is there and works. */
    String probe() {
        return isOctal() ? "[ \"$(PATH=; " + printer + " '\\0141' 2>/dev/null)\" = a ]" : "[ \"$(echo YQ== | " + command + " 2>/dev/null)\" = a ]";
    }

    /** Takes the lines of {@link #write}, see {@link SecondShell#TAKE}. @param path quoted */
    String into(String path) {
        return SecondShell.TAKE + " '" + printer + "' '" + command + "' " + path;
    }

    /** How many bytes come over the wire for so many, there and back. */
    int sent(int bytes) {
        return isOctal() ? bytes * 8 : bytes * 2;
    }

    /** What is sent is kept off the heap, and wiped. @param lines takes each, in a direct buffer */
    void write(Part part, Consumer<ByteBuffer> lines) {
        int most = isOctal() ? OCTAL_PER_LINE : BYTES_PER_LINE;
        try (SecretBytes room = SecretBytes.ofThisThread(128)) {
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
        if (!isOctal()) {
            Base64Bytes.encode(bytes, out);
            out.put((byte) '\n');
            return;
        }
        while (bytes.hasRemaining()) {
            byte each = bytes.get();
            out.put((byte) '\\').put((byte) '0').put((byte) ('0' + (each >> 6 & 3))).put((byte) ('0' + (each >> 3 & 7))).put((byte) ('0' + (each & 7)));
        }
        out.put((byte) '\n');
    }
}
