package dev.claimport.practice.cloud.registry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Textual encodings as AWS IoT writes them: lines of 64 characters and a trailing newline (RFC 7468). */
final class Pem {

    private Pem() {}

    /** A public text. */
    static String text(String label, byte[] der) {
        return new String(bytes(label, der), StandardCharsets.US_ASCII);
    }

    /** US-ASCII; nothing of it is kept elsewhere, so that wiping the result is enough. */
    static byte[] bytes(String label, byte[] der) {
        byte[] body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encode(der);
        byte[] head = ("-----BEGIN " + label + "-----\n").getBytes(StandardCharsets.US_ASCII);
        byte[] tail = ("\n-----END " + label + "-----\n").getBytes(StandardCharsets.US_ASCII);
        byte[] pem = Arrays.copyOf(head, head.length + body.length + tail.length);
        System.arraycopy(body, 0, pem, head.length, body.length);
        System.arraycopy(tail, 0, pem, head.length + body.length, tail.length);
        Arrays.fill(body, (byte) 0);
        return pem;
    }
}
