package dev.claimport.device.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of a traceback: nothing that may quote what was sent. */
class PythonErrorTest {

    private static PythonError of(String traceback) {
        return PythonError.of(ByteBuffer.wrap(traceback.getBytes(StandardCharsets.US_ASCII)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        OSError: [Errno 28] ENOSPC | OSError 28
        OSError: 28 | OSError 28
        OSError: [Errno 30] | OSError 30
        OSError: [Errno 9999] | OSError 9999
        OSError: [Errno 0] of 17 | OSError 0
        MemoryError: memory allocation failed, allocating 1234567 bytes | MemoryError 1234
        KeyboardInterrupt: | KeyboardInterrupt
        SomeException: x | SomeException
        NameError: name 'BEGIN' isn't defined | NameError
        BEGIN PRIVATE KEY | error
        error: 12 | error
        """)
    void theLastLineCountsByItsNameAndItsNumber(String line, String shown) {
        assertEquals(shown, of("Traceback (most recent call last):\r\n  File \"<stdin>\", line 7, in <module>\r\n" + line + "\r\n").toString());
        assertEquals(shown, of(line).toString());
    }

    @Test
    void aNameHasALimit() {
        assertEquals("A".repeat(26) + "Error", of("A".repeat(26) + "Error: x").name());
        assertEquals("error", of("A".repeat(27) + "Error: x").name());
    }

    @Test
    void whereThereIsNoLineNobodyKnows() {
        assertEquals("error", of("").toString());
        assertEquals("error", of("\r\n\r\n").toString());
    }

    @Test
    void whatTheSystemRefusesIsToldFromAllElse() {
        assertTrue(of("OSError: 28").isOfSystem());
        assertTrue(of("OSError: 28").is(PythonError.NO_SPACE));
        assertFalse(of("OSError: 28").is(PythonError.READ_ONLY));
        assertFalse(of("MemoryError: 28").isOfSystem());
        assertFalse(of("MemoryError: 28").is(PythonError.NO_SPACE));
    }
}
