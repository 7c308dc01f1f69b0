package dev.claimport.serial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arrays that the serial library needs are small, zeroed, and the only ones. */
class LibraryPortTest {

    private byte[] lent = {};
    private byte[] seen = {};
    private int count;
    private int available;
    private int error;

    private final LibraryPort port = new LibraryPort(new LibraryPort.Calls() {

        @Override
        public int read(byte[] into) {
            lent = into;
            Arrays.fill(into, (byte) 7);
            return count;
        }

        @Override
        public int write(byte[] from) {
            lent = from;
            seen = from.clone();
            return count;
        }

        @Override
        public int available() {
            return available;
        }

        @Override
        public int lastError() {
            return error;
        }
    });

    @Test
    void nothingIsLeftOfWhatWasReadAndNoMoreThanEightBytesPassAtOnce() {
        count = 3;
        ByteBuffer into = ByteBuffer.allocateDirect(100);
        assertEquals(3, port.read(into));
        assertEquals(ByteBuffer.wrap(new byte[] {7, 7, 7}), into.flip());
        assertArrayEquals(new byte[8], lent);
    }

    @Test
    void nothingIsLeftOfWhatWasWritten() {
        count = 2;
        ByteBuffer from = ByteBuffer.wrap(new byte[] {1, 2, 3});
        assertEquals(2, port.write(from));
        assertArrayEquals(new byte[] {1, 2, 3}, seen);
        assertEquals(2, from.position());
        assertArrayEquals(new byte[3], lent);
    }

    /** What the library says of a call, of the bytes that are there, and as its last error, and what that means for reading and for writing. */
    @ParameterizedTest
    @CsvSource({"0, 0, 0, 0, 0", "0, -1, 0, -1, -1", "0, 0, 5, 0, -1", "-1, 0, 0, -1, 0", "-1, -1, 5, -1, -1"})
    void nothingInTimeIsToldFromAPortThatIsGone(int transferred, int there, int lastError, int read, int written) {
        count = transferred;
        available = there;
        error = lastError;
        assertEquals(read, port.read(ByteBuffer.allocateDirect(8)));
        assertEquals(written, port.write(ByteBuffer.allocateDirect(8)));
    }
}
