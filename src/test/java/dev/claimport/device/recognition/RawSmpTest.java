package dev.claimport.device.recognition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer without console framing is found among all that is on a line. */
class RawSmpTest {

    private final RawSmp raw = new RawSmp();

    /** The header of what was asked (SMP, "Frame"), as of its answer, and so many bytes. */
    private String answer(int length) {
        byte[] answer = Arrays.copyOf(raw.bytes(), 8 + length);
        answer[0] |= 1;
        answer[2] = (byte) (length >> 8);
        answer[3] = (byte) length;
        return text(answer);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 700, 1500, 5000})
    void answerIsFoundHoweverMuchIsAroundIt(int noise) {
        String around = "~".repeat(noise);
        assertTrue(raw.isAnsweredBy(around + answer(20)));
        assertTrue(raw.isAnsweredBy(around + answer(300) + around));
        assertFalse(raw.isAnsweredBy(around + answer(20).substring(0, 27)), "it is not whole");
        assertFalse(raw.isAnsweredBy(around));
    }

    /** Chance makes longer ones of what is none. */
    @ParameterizedTest
    @CsvSource({"1015, true", "1016, false", "0, false", "1, true"})
    void answerIsOfAUsualLength(int length, boolean isOne) {
        assertEquals(isOne, raw.isAnsweredBy(answer(length)));
    }

    @Test
    void questionThatComesBackIsNoAnswer() {
        assertFalse(raw.isAnsweredBy(text(raw.bytes())));
    }
}
