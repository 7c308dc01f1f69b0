package dev.claimport.cli;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/** A QR code (ISO/IEC 18004) for a terminal: two modules in one character, black on white whatever the terminal's colours are. */
final class QrText {

    private static final int QUIET_ZONE = 2;
    private static final String BLACK_ON_WHITE = "\u001b[30;47m";
    private static final String USUAL = "\u001b[0m";

    private QrText() {}

    static String of(String content) {
        BitMatrix bits;
        try {
            bits = new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET_ZONE));
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
        var text = new StringBuilder();
        for (int y = 0; y < bits.getHeight(); y += 2) {
            text.append("  ").append(BLACK_ON_WHITE);
            for (int x = 0; x < bits.getWidth(); x++) {
                text.append(half(bits.get(x, y), y + 1 < bits.getHeight() && bits.get(x, y + 1)));
            }
            text.append(USUAL).append(System.lineSeparator());
        }
        return text.toString();
    }

    private static char half(boolean upper, boolean lower) {
        return upper ? lower ? '\u2588' : '\u2580' : lower ? '\u2584' : ' ';
    }
}
