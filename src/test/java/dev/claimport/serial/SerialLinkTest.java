package dev.claimport.serial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A link that knows arrays alone is lent copies of what may be a key: they are zeroed, however it ends. */
class SerialLinkTest {

    private byte[] given = {};
    private byte[] seen = {};

    private final SerialLink link = new SerialLink() {

        @Override
        public String path() {
            return "arrays";
        }

        @Override
        public int read(byte[] into, Duration timeout) {
            given = into;
            Arrays.fill(into, (byte) 7);
            return 3;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            given = bytes;
            seen = Arrays.copyOfRange(bytes, offset, offset + length);
            if (length == 1) {
                throw new IllegalStateException("pulled out");
            }
        }

        @Override
        public void close() {}
    };

    @Test
    void aLinkWithoutSignalsResetsNothing() {
        assertFalse(link.reset());
    }

    @Test
    void nothingIsLeftOfWhatWasRead() {
        ByteBuffer into = ByteBuffer.allocateDirect(8);
        assertEquals(3, link.read(into, Duration.ZERO));
        assertEquals(ByteBuffer.wrap(new byte[] {7, 7, 7}), into.flip());
        assertArrayEquals(new byte[8], given);
    }

    @Test
    void nothingIsLeftOfWhatWasWritten() {
        link.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
        assertArrayEquals(new byte[] {1, 2, 3}, seen);
        assertArrayEquals(new byte[3], given);
    }

    @Test
    void nothingIsLeftOfWhatCouldNotBeWritten() {
        assertThrows(IllegalStateException.class, () -> link.write(ByteBuffer.wrap(new byte[] {1})));
        assertArrayEquals(new byte[] {1}, seen);
        assertArrayEquals(new byte[1], given);
    }
}
