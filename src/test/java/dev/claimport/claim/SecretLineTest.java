package dev.claimport.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SecretLineTest {

    private final SecretLine line = new SecretLine(8);
    /** Before anything is wiped: sees what is there whatever the line says of its length. */
    private ByteBuffer memory;

    private void hold(String text) {
        text.chars().forEach(each -> line.hold((byte) each));
    }

    private String held() {
        return StandardCharsets.US_ASCII.decode(line.held()).toString();
    }

    private String memory() {
        return StandardCharsets.US_ASCII.decode(memory.duplicate()).toString();
    }

    @Test
    void isOffTheHeapAndCutWhereItIsTooLong() {
        hold("1234567");
        assertFalse(line.isFull());
        hold("89");
        assertTrue(line.isFull());
        assertEquals("12345678", held());
        assertEquals(8, line.length());
        assertTrue(line.held().isDirect());
    }

    @Test
    void whatIsForgottenIsWiped() {
        hold("1234567");
        memory = line.held();
        line.forget();
        assertEquals("\0".repeat(7), memory());
        assertEquals("", held());
        hold("ab");
        assertEquals("ab", held());
    }

    @Test
    void nothingButItsEndIsLeftWhereThatIsKept() {
        hold("1234567");
        memory = line.held();
        line.keepLast(5);
        assertEquals("34567", held());
        assertEquals("34567\0\0", memory());
        hold("8");
        assertEquals("345678", held());
        line.keepLast(20);
        assertEquals("345678", held());
        line.keepLast(2);
        assertEquals("78\0\0\0\0\0", memory());
    }
}
