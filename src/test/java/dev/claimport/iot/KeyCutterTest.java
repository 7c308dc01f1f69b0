package dev.claimport.iot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is read of an answer comes onto the heap by one array, which has nothing of it while more is waited for, nor afterwards. */
class KeyCutterTest {

    /** Gives so many pieces, and keeps the array that it was given. */
    private static final class WatchedAnswer extends InputStream {

        private final int[] sizes;
        private final boolean breaksOff;
        private int next;
        private byte[] given = {};

        WatchedAnswer(boolean breaksOff, int... sizes) {
            this.sizes = sizes;
            this.breaksOff = breaksOff;
        }

        @Override
        public int read() {
            throw new AssertionError("read in pieces");
        }

        @Override
        public int read(byte[] into) throws IOException {
            assertArrayEquals(new byte[into.length], into, "while it is waited for");
            given = into;
            if (next == sizes.length) {
                return -1;
            }
            Arrays.fill(into, 0, sizes[next], (byte) 7);
            if (breaksOff && next == sizes.length - 1) {
                throw new IOException("broken off");
            }
            return sizes[next++];
        }
    }

    private static void assertNothingIsLeft(WatchedAnswer answer) {
        assertArrayEquals(new byte[answer.given.length], answer.given);
    }

    @Test
    void nothingIsLeftOfAnAnswer() throws IOException {
        var answer = new WatchedAnswer(false, 3000, 600);
        ByteBuffer read = KeyCutter.read(answer, ByteBuffer.allocateDirect(4000));
        assertEquals(3600, read.remaining());
        assertEquals(7, read.get(3599));
        assertNothingIsLeft(answer);
    }

    @Test
    void nothingIsLeftOfAnAnswerThatIsTooLong() {
        var answer = new WatchedAnswer(false, 3000, 1000);
        assertThrows(MalformedAnswerException.class, () -> KeyCutter.read(answer, ByteBuffer.allocateDirect(4000)));
        assertNothingIsLeft(answer);
    }

    @Test
    void nothingIsLeftOfAnAnswerThatBreaksOff() {
        var answer = new WatchedAnswer(true, 3000, 600);
        assertThrows(IOException.class, () -> KeyCutter.read(answer, ByteBuffer.allocateDirect(4000)));
        assertNothingIsLeft(answer);
    }
}
