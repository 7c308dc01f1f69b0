package dev.claimport.label;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.datamatrix.DataMatrixWriter;
import com.google.zxing.datamatrix.encoder.SymbolShapeHint;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;
import java.util.Optional;

/** A code in two dimensions. It is printed as a graphic, so that every printer prints the one that was looked at. */
record Symbol(BitMatrix modules) {

    private static final int BYTE = 8;

    enum Kind {
        QR,
        DATAMATRIX,
        /** With FNC1 in the first place: the content is a GS1 element string. */
        GS1;

        /** Empty for what does not fit in. */
        Optional<Symbol> draw(String content) {
            try {
                return Optional.of(new Symbol(this == QR ? new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 0, EncodeHintType.CHARACTER_SET, "UTF-8"))
                        : new DataMatrixWriter().encode(content, BarcodeFormat.DATA_MATRIX, 0, 0,
                                Map.of(EncodeHintType.DATA_MATRIX_SHAPE, SymbolShapeHint.FORCE_SQUARE, EncodeHintType.GS1_FORMAT, this == GS1, EncodeHintType.DATA_MATRIX_COMPACT, true))));
            } catch (WriterException | IllegalArgumentException | IllegalStateException _) {
                return Optional.empty();
            }
        }
    }

    /** As a graphic field (ZPL II Programming Guide, ^GF). @param dots of the printer for a module */
    String zpl(int dots) {
        int rowBytes = (modules.getWidth() * dots + BYTE - 1) / BYTE;
        StringBuilder hex = new StringBuilder();
        for (int y = 0; y < modules.getHeight() * dots; y++) {
            for (int at = 0; at < rowBytes; at++) {
                int bits = 0;
                for (int bit = 0; bit < BYTE; bit++) {
                    int x = (at * BYTE + bit) / dots;
                    bits = bits << 1 | (x < modules.getWidth() && modules.get(x, y / dots) ? 1 : 0);
                }
                hex.append(String.format("%02X", bits));
            }
        }
        int bytes = rowBytes * modules.getHeight() * dots;
        return "^GFA," + bytes + "," + bytes + "," + rowBytes + "," + hex + "^FS";
    }
}
