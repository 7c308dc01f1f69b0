package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.parts.Part;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How bytes are written for a shell that makes bytes of text. */
class DecoderTest {

    private static List<String> lines(Decoder decoder, byte[] bytes) {
        List<String> lines = new ArrayList<>();
        try (Part part = Part.open("part", bytes.clone())) {
            decoder.write(part, line -> {
                byte[] text = new byte[line.remaining()];
                line.get(text);
                lines.add(new String(text, StandardCharsets.US_ASCII));
            });
        }
        return lines;
    }

    /** As POSIX's printf reads them: a backslash, a zero and three octal digits. */
    private static byte[] bytes(Decoder decoder, String line) {
        if (decoder != Decoder.PRINTF && decoder != Decoder.PRINT) {
            return Base64.getDecoder().decode(line.strip());
        }
        var bytes = new ByteArrayOutputStream();
        for (int at = 0; at < line.strip().length(); at += 5) {
            assertEquals("\\0", line.substring(at, at + 2));
            bytes.write(Integer.parseInt(line.substring(at + 2, at + 5), 8));
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @EnumSource(Decoder.class)
    void everyByteArrivesInLinesThatAShellTakes(Decoder decoder) {
        boolean octal = decoder == Decoder.PRINTF || decoder == Decoder.PRINT;
        int most = octal ? 16 : 57;
        byte[] all = new byte[most * 20];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        List<String> lines = lines(decoder, all);
        assertEquals(20, lines.size(), "none of them is empty");
        var arrived = new ByteArrayOutputStream();
        for (String line : lines) {
            assertTrue(line.endsWith("\n") && line.length() <= 81, line);
            arrived.writeBytes(bytes(decoder, line));
        }
        assertArrayEquals(all, arrived.toByteArray());
        assertEquals(octal ? 8_000 : 2_000, decoder.sent(1_000));
    }
}
