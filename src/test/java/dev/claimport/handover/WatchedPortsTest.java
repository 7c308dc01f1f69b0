package dev.claimport.handover;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.claimport.claim.SentSecrets;
import dev.claimport.failure.FailureException;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.MemoryLink;
import dev.claimport.serial.SerialLink;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.OnePort;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What passes over a link that is watched is what passes over the link itself. */
class WatchedPortsTest {

    private static final Duration AT_ONCE = Duration.ZERO;

    private final ManualTime time = new ManualTime();
    private final Waits waits = new Waits(time, _ -> { });
    private final SentSecrets secrets = new SentSecrets();
    private MemoryLink.Pair pair;
    private SerialLink link;

    @BeforeEach
    void open() {
        pair = MemoryLink.pair("/dev/ttyACM0");
        link = new WatchedPorts(new OnePort(pair.host()), waits, secrets).open("/dev/ttyACM0", LineSettings.USUAL);
    }

    private static ByteBuffer direct(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    private String heard() {
        byte[] into = new byte[100];
        return new String(into, 0, pair.device().read(into, AT_ONCE), StandardCharsets.US_ASCII);
    }

    @Test
    void whatIsSentArrivesAndNothingElse() {
        link.write("-hello-".getBytes(StandardCharsets.US_ASCII), 1, 5);
        assertEquals("hello", heard());
        link.write(direct("a key's bytes"));
        assertEquals("a key's bytes", heard());
        assertEquals("/dev/ttyACM0", link.path());
    }

    @Test
    void whatArrivesIsReadEitherWay() {
        byte[] said = "hello".getBytes(StandardCharsets.US_ASCII);
        pair.device().write(said, 0, said.length);
        byte[] into = new byte[3];
        assertEquals(3, link.read(into, AT_ONCE));
        assertArrayEquals("hel".getBytes(StandardCharsets.US_ASCII), into);
        ByteBuffer rest = ByteBuffer.allocateDirect(10);
        assertEquals(2, link.read(rest, AT_ONCE));
        assertEquals('l', rest.get(0));
        assertEquals('o', rest.get(1));
    }

    /** As a device gives it back that was sent it over the link before the cable was out. */
    @Test
    void whatWasSentOverAnyLinkBecomesNoTextOnThisOne() {
        byte[] secret = "0123456789abcdefghijklmnopqrstuvwxyz".getBytes(StandardCharsets.US_ASCII);
        secrets.add(secret.length, at -> secret[at]);
        ByteBuffer text = direct("is " + new String(secret, StandardCharsets.US_ASCII) + "!").position(1);
        link.mask(text);
        assertEquals(direct("is " + "\0".repeat(secret.length) + "!").position(1), text);
    }

    /** Whoever waits for it looks at the clock itself, between two questions. */
    @Test
    void aDeviceThatReportsIsHeardOutWhenItsRegistrationIsOver() {
        waits.on(Awaited.REGISTRATION, Duration.ofSeconds(60));
        time.advance(Duration.ofSeconds(61));
        pair.device().write(new byte[] {1}, 0, 1);
        assertEquals(1, link.read(new byte[1], AT_ONCE));
    }

    @Test
    void aLinkThatIsClosedIsClosed() {
        link.close();
        assertThrows(FailureException.class, () -> link.read(new byte[1], AT_ONCE));
    }
}
