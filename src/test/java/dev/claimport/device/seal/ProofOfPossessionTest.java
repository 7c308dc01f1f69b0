package dev.claimport.device.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProofOfPossessionTest {

    @Test
    void codeIsTakenWithoutTheWhiteSpaceOfAScannerAndItsCharactersAreZeroed() {
        char[] scanned = " K7QX-M4ÄP\r\n".toCharArray();
        try (ProofOfPossession code = ProofOfPossession.taking(scanned)) {
            assertArrayEquals("K7QX-M4ÄP".getBytes(StandardCharsets.UTF_8), code.copy());
            assertArrayEquals(new char[scanned.length], scanned);
            assertEquals("ProofOfPossession[in memory]", code.toString());
        }
    }

    @Test
    void whiteSpaceDoesNotCountAmongTheCharacters() {
        String longest = "x".repeat(ProofOfPossession.LONGEST);
        for (String text : new String[] {longest, "  " + longest, longest + "\r\n"}) {
            try (ProofOfPossession code = ProofOfPossession.taking(text.toCharArray())) {
                assertArrayEquals(longest.getBytes(StandardCharsets.UTF_8), code.copy());
            }
        }
    }

    @Test
    void nothingAndTooMuchAreRefusedWithoutBeingQuoted() {
        for (String text : new String[] {"", " \n", "x".repeat(ProofOfPossession.LONGEST + 1)}) {
            char[] typed = text.toCharArray();
            var refused = assertThrows(IllegalArgumentException.class, () -> ProofOfPossession.taking(typed));
            assertFalse(refused.getMessage().contains("x".repeat(20)));
            assertArrayEquals(new char[typed.length], typed);
        }
    }

    @Test
    void closedCodeIsGone() {
        ProofOfPossession code = ProofOfPossession.taking("1234".toCharArray());
        code.close();
        assertTrue(code.isWiped());
        assertThrows(IllegalStateException.class, code::copy);
        assertEquals("ProofOfPossession[wiped]", code.toString());
    }
}
