package dev.claimport;

import dev.claimport.signin.FreeHeap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Has had a secret everywhere in its heap, and writes over what is free at the next byte of standard input. Argument: the secret, backwards. */
final class HeapOfSecretsThenDump {

    private static final int MEGABYTES = 30;

    private HeapOfSecretsThenDump() {}

    public static void main(String[] arguments) throws IOException {
        byte[] backwards = arguments[0].getBytes(StandardCharsets.US_ASCII);
        // Some outlive a collection or two, and die then.
        byte[][] held = new byte[4_000][];
        int made = 0;
        for (long bytes = 0; bytes < (long) MEGABYTES << 20; bytes += backwards.length) {
            held[made++ % held.length] = forwards(backwards);
        }
        held = null;
        System.out.println(made);
        System.in.read();
        FreeHeap.overwrite();
        System.out.println("written over");
        System.in.read();
    }

    private static byte[] forwards(byte[] backwards) {
        byte[] secret = new byte[backwards.length];
        for (int at = 0; at < secret.length; at++) {
            secret[at] = backwards[secret.length - 1 - at];
        }
        return secret;
    }
}
