package dev.claimport.desktop.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowIconsTest {

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 48, 128})
    void isAPngOfTheSizeThatItsNameSays(int size) throws IOException {
        ByteBuffer png = ByteBuffer.wrap(bytes(size));
        assertEquals(0x89504e470d0a1a0aL, png.getLong(0), "signature");
        // The first chunk is IHDR, with width and height: PNG specification, 11.2.1.
        assertEquals(size, png.getInt(16));
        assertEquals(size, png.getInt(20));
    }

    @Test
    void isNotOneColour() throws IOException {
        assertTrue(bytes(128).length > 1000, "a picture of one colour would compress to less");
    }

    private static byte[] bytes(int size) throws IOException {
        try (InputStream in = WindowIcons.class.getResourceAsStream("/dev/claimport/desktop/icons/" + size + ".png")) {
            return in.readAllBytes();
        }
    }
}
