package dev.claimport.device.parts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.claimport.claim.ClaimKey;
import dev.claimport.claim.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Keys of any length, so that each way in which lines and lengths can end is met. */
class KeyWriterTest {

    private final Random random = new Random(5);

    private byte[] content(int size) {
        byte[] content = new byte[size];
        random.nextBytes(content);
        return content;
    }

    private static String pem(byte[] der) {
        return "-----BEGIN RSA PRIVATE KEY-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END RSA PRIVATE KEY-----\n";
    }

    private static byte[] bytes(SecretBytes secret) {
        try (secret) {
            return secret.lend(in -> {
                byte[] copy = new byte[in.remaining()];
                in.get(copy);
                return copy;
            });
        }
    }

    @Test
    void pemIsThatOfTheKeyThatIsWrapped() {
        for (int size = 80; size < 320; size++) {
            byte[] der = content(size);
            try (ClaimKey key = ClaimKey.takingPem(pem(der).getBytes(StandardCharsets.US_ASCII))) {
                byte[] written = bytes(key.lend(new KeyWriter(Encoding.PEM)::write));
                assertEquals(pem(der), new String(written, StandardCharsets.US_ASCII), "of " + size + " bytes");
            }
        }
    }

    @Test
    void derIsTheKeyAsItIsHeld() {
        try (ClaimKey key = ClaimKey.takingPem(pem(content(300)).getBytes(StandardCharsets.US_ASCII))) {
            byte[] held = key.lend(in -> {
                byte[] copy = new byte[in.remaining()];
                in.get(copy);
                return copy;
            });
            assertArrayEquals(held, bytes(key.lend(new KeyWriter(Encoding.DER)::write)));
        }
    }

    @Test
    void whatIsNoKeyIsRefused() {
        for (byte[] der : new byte[][] {{0x31, 0}, {0x30, 2, 0x04, 0}, {0x30, 3, 0x02, 1, 0}}) {
            assertThrows(RuntimeException.class, () -> new KeyWriter(Encoding.PEM).write(ByteBuffer.wrap(der)));
        }
    }
}
