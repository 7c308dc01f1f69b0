package dev.claimport.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ServiceTextTest {

    @Test
    void whatTurnsOrHidesTextIsTakenOut() {
        assertEquals("a b c d", ServiceText.line(" a\u0000b\u202ec\u2028\r\nd\u200b", 80));
        assertEquals("naïve ☕ Größe", ServiceText.line("naïve ☕ Größe", 80));
        assertEquals("", ServiceText.line(null, 80));
    }

    @Test
    void whatIsTooLongIsCut() {
        assertEquals("ab…", ServiceText.line("abcd", 3));
        assertEquals("abc", ServiceText.line("abc", 3));
    }

    @Test
    void theFirstLineStandsForTheWhole() {
        assertEquals("one", ServiceText.firstLine("\n one\r\ntwo"));
        assertEquals("", ServiceText.firstLine(null));
        assertEquals("", ServiceText.firstLine(" \n "));
    }
}
