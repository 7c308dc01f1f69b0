package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.List;
import org.junit.jupiter.api.Test;

class QrTextTest {

    private static final String PAGE = "https://device.sso.eu-west-1.amazonaws.com/?user_code=BQXR-KVTM";

    @Test
    void aCameraReadsTheAddress() throws Exception {
        List<String> lines = QrText.of(PAGE).lines().map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "").substring(2)).toList();
        // The quiet zone of two modules is no part of the code.
        int size = lines.getFirst().length() - 4;
        BitMatrix bits = new BitMatrix(size);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                char pair = lines.get((y + 2) / 2).charAt(x + 2);
                if (pair == '\u2588' || pair == ((y + 2) % 2 == 0 ? '\u2580' : '\u2584')) {
                    bits.set(x, y);
                }
            }
        }
        assertEquals(PAGE, new Decoder().decode(bits).getText());
        assertTrue(lines.size() < 24, "it fits the smallest terminal: " + lines.size());
    }

    @Test
    void whatIsTooLongIsADefect() {
        assertThrows(IllegalArgumentException.class, () -> QrText.of("x".repeat(5000)));
    }
}
