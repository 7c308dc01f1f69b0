package dev.claimport.device.smpfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.device.smp.SmpHeader;
import dev.claimport.device.smp.SmpParameters;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.testing.Failures;
import org.junit.jupiter.api.Test;

class ChunkSizesTest {

    private static final String PATH = "/lfs1/k.der";
    private static final int TOTAL = 20_000;

    /** Of a message with so many bytes of a file: its data has a head of one to three bytes, of which one is in the overhead. */
    private static long message(int offset, int length) {
        CborWriter data = CborWriter.measuring();
        data.bytes(new byte[length]);
        return SmpHeader.SIZE + FileClient.overhead(PATH, offset, TOTAL) - 1 + data.size();
    }

    @Test
    void asMuchAsFitsIsSentAndNotAByteMore() {
        for (int buffer = 72; buffer < 800; buffer++) {
            ChunkSizes chunks = new ChunkSizes(new SmpParameters(buffer, 1));
            for (int offset : new int[] {0, 23, 24, 300}) {
                int length = chunks.length(PATH, offset, TOTAL);
                assertTrue(message(offset, length) <= buffer - 4, buffer + " is too small for " + length);
                assertTrue(message(offset, length + 1) > buffer - 4, buffer + " takes more than " + length);
            }
        }
    }

    @Test
    void theLastPieceIsWhatIsLeft() {
        assertEquals(7, new ChunkSizes(new SmpParameters(512, 1)).length(PATH, TOTAL - 7, TOTAL));
    }

    @Test
    void aServerThatDoesNotSayWhatItTakesGets128BytesAtMost() {
        assertEquals(128, new ChunkSizes(SmpParameters.UNKNOWN).length(PATH, 0, TOTAL));
    }

    @Test
    void aBufferWithoutRoomBesideThePathIsTooSmall() {
        String longPath = "/lfs1/" + "x".repeat(100);
        int least = SmpHeader.SIZE + FileClient.overhead(longPath, 0, TOTAL) + 1;
        assertEquals(1, new ChunkSizes(new SmpParameters(least + 4, 1)).length(longPath, 0, TOTAL));
        for (int missing : new int[] {1, 2, 20}) {
            var failure = Failures.expect(Kind.DEVICE_TOO_SMALL, () -> new ChunkSizes(new SmpParameters(least + 4 - missing, 1)).length(longPath, 0, TOTAL));
            assertEquals(least, failure.facts().get("bytes"));
            assertEquals(least - missing, failure.facts().get("max"));
        }
    }

    @Test
    void oneThatClaimedTooMuchIsTriedWith384And256And128() {
        ChunkSizes chunks = new ChunkSizes(new SmpParameters(384, 1));
        assertTrue(chunks.shrink());
        assertEquals(new ChunkSizes(new SmpParameters(256, 1)).length(PATH, 0, TOTAL), chunks.length(PATH, 0, TOTAL));
        assertTrue(chunks.shrink());
        assertEquals(new ChunkSizes(new SmpParameters(128, 1)).length(PATH, 0, TOTAL), chunks.length(PATH, 0, TOTAL));
        assertFalse(chunks.shrink());
        ChunkSizes large = new ChunkSizes(new SmpParameters(385, 1));
        assertTrue(large.shrink());
        assertEquals(new ChunkSizes(new SmpParameters(384, 1)).length(PATH, 0, TOTAL), large.length(PATH, 0, TOTAL));
    }
}
