package dev.claimport.desktop.control;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/** A QR code (ISO/IEC 18004) with its quiet zone, black on white in every look, as cameras want it. */
public final class QrCode {

    private static final int QUIET_ZONE = 3;

    private QrCode() {
    }

    /**
     * @param size in pixels
     * @param name what it leads to, for those who cannot see it
     */
    public static ImageView of(String content, double size, String name) {
        ImageView view = new ImageView(draw(content));
        view.setFitWidth(size);
        view.setFitHeight(size);
        view.setSmooth(false);
        view.setAccessibleText(name);
        return view;
    }

    private static WritableImage draw(String content) {
        try {
            BitMatrix bits = new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET_ZONE));
            // Whole pixels per module keep the edges sharp when the view scales it.
            int scale = 8;
            WritableImage image = new WritableImage(bits.getWidth() * scale, bits.getHeight() * scale);
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    image.getPixelWriter().setColor(x, y, bits.get(x / scale, y / scale) ? Color.BLACK : Color.WHITE);
                }
            }
            return image;
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }
}
