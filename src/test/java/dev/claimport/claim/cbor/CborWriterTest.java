package dev.claimport.claim.cbor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors from RFC 8949, Appendix A. */
class CborWriterTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                   | 00
            23                  | 17
            24                  | 1818
            100                 | 1864
            255                 | 18ff
            256                 | 190100
            1000                | 1903e8
            65535               | 19ffff
            65536               | 1a00010000
            1000000             | 1a000f4240
            4294967295          | 1affffffff
            4294967296          | 1b0000000100000000
            1000000000000       | 1b000000e8d4a51000
            9223372036854775807 | 1b7fffffffffffffff
            """)
    void numbersAreWrittenInTheirShortestForm(long value, String hex) {
        assertEquals(hex, written(out -> out.unsigned(value)));
    }

    @Test
    void textsBytesAndTruthValues() {
        assertEquals("60", written(out -> out.text("")));
        assertEquals("6449455446", written(out -> out.text("IETF")));
        assertEquals("62c3bc", written(out -> out.text("ü")));
        assertEquals("64f0908591", written(out -> out.text("\ud800\udd51")));
        assertEquals("40", written(out -> out.bytes(new byte[0])));
        assertEquals("4401020304", written(out -> out.bytes(new byte[] {1, 2, 3, 4})));
        assertEquals("5818" + "00".repeat(24), written(out -> out.bytes(new byte[24])));
        assertEquals("f4f5", written(out -> out.bool(false).bool(true)));
    }

    @Test
    void arraysAndMaps() {
        assertEquals("80", written(out -> out.array(0)));
        assertEquals("8301820203820405", written(out -> out.array(3).unsigned(1).array(2).unsigned(2).unsigned(3).array(2).unsigned(4).unsigned(5)));
        assertEquals("a0", written(out -> out.map(0)));
        assertEquals("a26161016162820203", written(out -> out.map(2).text("a").unsigned(1).text("b").array(2).unsigned(2).unsigned(3)));
        assertEquals("9818", written(out -> out.array(24)));
    }

    @Test
    void whatIsOnlyMeasuredHasTheSameSize() {
        UnaryOperator<CborWriter> content = out -> out.map(2).text("Müller").bytes(new byte[300]).unsigned(70_000).array(1).bool(true);
        ByteBuffer buffer = ByteBuffer.allocate(1000);
        assertEquals(buffer.position(), CborWriter.measuring().size());
        long measured = content.apply(CborWriter.measuring()).size();
        assertEquals(measured, content.apply(CborWriter.into(buffer)).size());
        assertEquals(measured, buffer.position());
    }

    @Test
    void aBufferIsUsedUp() {
        ByteBuffer value = ByteBuffer.allocateDirect(3).put(new byte[] {1, 2, 3}).flip();
        assertEquals("43010203", written(out -> out.bytes(value)));
        assertEquals(0, value.remaining());
    }

    @Test
    void negativeNumbersAndSizesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> CborWriter.measuring().unsigned(-1));
        assertThrows(IllegalArgumentException.class, () -> CborWriter.measuring().map(-1));
        assertThrows(IllegalArgumentException.class, () -> CborWriter.measuring().array(Integer.MIN_VALUE));
    }

    @Test
    void tooSmallABufferIsSaidSo() {
        assertThrows(BufferOverflowException.class, () -> CborWriter.into(ByteBuffer.allocate(3)).text("IETF"));
    }

    @Test
    void theReaderReadsWhatTheWriterWrites() throws CborException {
        ByteBuffer buffer = ByteBuffer.allocate(100);
        CborWriter.into(buffer).map(3).unsigned(1).text("x").text("a").array(2).unsigned(5_000_000_000L).bool(false).unsigned(4).map(0);
        assertEquals(Map.of(1L, "x", "a", List.of(5_000_000_000L, false), 4L, Map.of()), CborReader.readMap(buffer.flip()));
    }

    private static String written(UnaryOperator<CborWriter> content) {
        ByteBuffer buffer = ByteBuffer.allocate(100);
        content.apply(CborWriter.into(buffer));
        return HexFormat.of().formatHex(buffer.array(), 0, buffer.position());
    }
}
