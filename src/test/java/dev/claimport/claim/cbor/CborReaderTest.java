package dev.claimport.claim.cbor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors from RFC 8949, Appendix A, each as the one value of a map {0: …}. */
class CborReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            00                 | 0
            01                 | 1
            0a                 | 10
            17                 | 23
            1818               | 24
            1819               | 25
            1864               | 100
            1903e8             | 1000
            1a000f4240         | 1000000
            1b000000e8d4a51000 | 1000000000000
            1b7fffffffffffffff | 9223372036854775807
            20                 | -1
            29                 | -10
            3863               | -100
            3903e7             | -1000
            3b7fffffffffffffff | -9223372036854775808
            1800               | 0
            """)
    void integers(String hex, long value) throws CborException {
        assertEquals(value, read(hex));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            60         | ``
            6161       | a
            6449455446 | IETF
            62225c     | "\\
            62c3bc     | ü
            63e6b0b4   | 水
            64f0908591 | 𐅑
            """)
    void texts(String hex, String value) throws CborException {
        assertEquals(value, read(hex));
    }

    @Test
    void byteStrings() throws CborException {
        assertArrayEquals(new byte[0], (byte[]) read("40"));
        assertArrayEquals(new byte[] {1, 2, 3, 4}, (byte[]) read("4401020304"));
    }

    @Test
    void simpleValues() throws CborException {
        assertEquals(false, read("f4"));
        assertEquals(true, read("f5"));
        assertEquals(CborReader.NULL, read("f6"));
        assertEquals(CborReader.NULL, read("f7"));
        assertEquals("null", CborReader.NULL.toString());
    }

    @Test
    void arrays() throws CborException {
        assertEquals(List.of(), read("80"));
        assertEquals(List.of(1L, 2L, 3L), read("83010203"));
        assertEquals(List.of(1L, List.of(2L, 3L), List.of(4L, 5L)), read("8301820203820405"));
        assertEquals(25, ((List<?>) read("98190102030405060708090a0b0c0d0e0f101112131415161718181819")).size());
    }

    @Test
    void maps() throws CborException {
        assertEquals(Map.of(), read("a0"));
        assertEquals(Map.of(1L, 2L, 3L, 4L), read("a201020304"));
        assertEquals(Map.of("a", 1L, "b", List.of(2L, 3L)), read("a26161016162820203"));
        assertEquals(List.of("a", Map.of("b", "c")), read("826161a161626163"));
        Map<?, ?> five = assertInstanceOf(Map.class, read("a56161614161626142616361436164614461656145"));
        assertEquals("[a, b, c, d, e]", five.keySet().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1bffffffffffffffff     | number beyond 63 bits
            3bffffffffffffffff     | number beyond 63 bits
            c249010000000000000000 | tags are not used here
            c074323031332d30332d32315432303a30343a30305a | tags are not used here
            f90000                 | simple value or float 25
            fa47c35000             | simple value or float 26
            fb3ff199999999999a     | simple value or float 27
            f0                     | simple value or float 16
            f8ff                   | simple value or float 24
            ff                     | simple value or float 31
            5f42010243030405ff     | indefinite or reserved length
            7f657374726561646d696e67ff | indefinite or reserved length
            9fff                   | indefinite or reserved length
            bf61610161629f0203ffff | indefinite or reserved length
            1c                     | indefinite or reserved length
            5e                     | indefinite or reserved length
            4501020304             | string longer than the message
            5affffffff00           | string longer than the message
            5b7fffffffffffffff00   | string longer than the message
            5bffffffffffffffff00   | number beyond 63 bits
            7b7fffffffffffffff00   | string longer than the message
            9affffffff00           | array longer than the message
            9b7fffffffffffffff     | array longer than the message
            baffffffff0000         | map longer than the message
            bb7fffffffffffffff     | map longer than the message
            a2010102               | map longer than the message
            a101                   | map longer than the message
            a201010102             | key twice
            a2616101616102         | key twice
            a1410100               | key is neither text nor integer
            a1f400                 | key is neither text nor integer
            a18000                 | key is neither text nor integer
            61ff                   | text is not UTF-8
            62c328                 | text is not UTF-8
            63eda080               | text is not UTF-8
            0000                   | 1 bytes too many
            19ff                   | ends too early
            """)
    void whatIsNotUsedOrNotWellFormedIsRefused(String hex, String message) {
        assertEquals(message, assertThrows(CborException.class, () -> read(hex)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "80", "6161", "f6"})
    void anythingButAMapIsRefused(String hex) {
        assertEquals("not a map", assertThrows(CborException.class, () -> CborReader.readMap(buffer(hex))).getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bfff                           | {}
            bf627263 00ff                  | {rc=0}
            bf636f6666190100ff             | {off=256}
            bf63657272bf6567726f757008627263 0bff ff | {err={group=8, rc=11}}
            bf6667726f7570739f0a080002ffff | {groups=[10, 8, 0, 2]}
            bf6161 9f01820203 9f0405ff ff 6162 01 ff | {a=[1, [2, 3], [4, 5]], b=1}
            a16161 9fff                    | {a=[]}
            """)
    void openMapsAndArraysEndWithABreak(String hex, String value) throws CborException {
        assertEquals(value, CborReader.readOpenMap(buffer(hex.replace(" ", ""))).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bf                       | ends too early
            bf6161                   | ends too early
            bf616101                 | ends too early
            bf6161ff                 | simple value or float 31
            bf61619f01               | ends too early
            a16161ff                 | simple value or float 31
            bf616101616102ff         | key twice
            bfffff                   | 1 bytes too many
            bf61615f41014102ffff     | indefinite or reserved length
            9fff                     | not a map
            bf619f9f9f9f9f9f9f9f9fff | text is not UTF-8
            bf61619f9f9f9f9f9f9f9f9f | too deep
            """)
    void openOnesAreHeldToTheSameRules(String hex, String message) {
        assertEquals(message, assertThrows(CborException.class, () -> CborReader.readOpenMap(buffer(hex))).getMessage());
    }

    @Test
    void aLeadingMapLeavesWhatFollows() throws CborException {
        ByteBuffer in = buffer("a1616101" + "0102");
        assertEquals(Map.of("a", 1L), CborReader.readLeadingMap(in));
        assertEquals(2, in.remaining());
        assertEquals("not a map", assertThrows(CborException.class, () -> CborReader.readLeadingMap(in)).getMessage());
    }

    @Test
    void nothingIsRefusedAsWell() {
        assertEquals("ends too early", assertThrows(CborException.class, () -> CborReader.readMap(ByteBuffer.allocate(0))).getMessage());
    }

    @Test
    void mapsAndListsMayLieEightDeep() throws CborException {
        // With the map around it: one and seven.
        read("81".repeat(6) + "80");
        assertEquals("too deep", assertThrows(CborException.class, () -> read("81".repeat(7) + "80")).getMessage());
        assertEquals("too deep", assertThrows(CborException.class, () -> read("a100".repeat(7) + "a0")).getMessage());
        assertEquals("too deep", assertThrows(CborException.class, () -> read("81".repeat(100_000) + "80")).getMessage());
    }

    @Test
    void aMessageNeverQuotesWhatWasRead() {
        CborException e = assertThrows(CborException.class, () -> read("a2667365637265740166736563726574" + "02"));
        assertFalse(e.getMessage().contains("secret"));
    }

    @Test
    void aMessageCutOffAnywhereIsRefused() {
        byte[] whole = message();
        for (int length = 0; length < whole.length; length++) {
            ByteBuffer cut = ByteBuffer.wrap(Arrays.copyOf(whole, length));
            assertThrows(CborException.class, () -> CborReader.readMap(cut));
        }
        assertThrows(CborException.class, () -> CborReader.readMap(ByteBuffer.wrap(Arrays.copyOf(whole, whole.length + 1))));
    }

    @Test
    void damagedBytesAreReadOrRefusedAndNothingElse() {
        Random random = new Random(8949);
        byte[] whole = message();
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = whole.clone();
            for (int n = random.nextInt(1, 5); n > 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                CborReader.readMap(ByteBuffer.wrap(damaged));
            } catch (CborException _) {
                refused++;
            }
        }
        assertTrue(refused > 5000, "refused " + refused);
    }

    private static byte[] message() {
        ByteBuffer out = ByteBuffer.allocate(200);
        CborWriter.into(out).map(4)
                .text("model").text("GX-2").text("max").unsigned(4096).text("params").array(2).text("SerialNumber").text("Hardware")
                .text("inner").map(2).unsigned(1).bytes(new byte[] {1, 2, 3}).unsigned(300).bool(true);
        return Arrays.copyOf(out.array(), out.position());
    }

    private static Object read(String hex) throws CborException {
        return CborReader.readMap(buffer("a100" + hex)).get(0L);
    }

    private static ByteBuffer buffer(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }
}
