package dev.claimport.packaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The icons are kept as they are drawn; {@code mvn -Picons process-resources} draws them anew after the SVG has been changed. */
class IconsTest {

    private static final Path FOLDER = Path.of("icons");
    private static final Path OF_WINDOW = Path.of("src/main/resources/dev/claimport/desktop/icons");
    /** Of a colour, of 255: other systems round otherwise. */
    private static final int TOLERANCE = 3;

    @ParameterizedTest
    @ValueSource(ints = {16, 22, 24, 32, 48, 64, 128, 256, 512})
    void eachSizeIsWhatTheSvgGives(int size) throws IOException {
        BufferedImage drawn = drawn(size);
        BufferedImage kept = ImageIO.read(FOLDER.resolve(size + ".png").toFile());
        assertEquals(size, kept.getWidth());
        assertEquals(size, kept.getHeight());
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                for (int shift = 0; shift < 32; shift += 8) {
                    int difference = (drawn.getRGB(x, y) >> shift & 0xff) - (kept.getRGB(x, y) >> shift & 0xff);
                    assertTrue(Math.abs(difference) <= TOLERANCE, "at " + x + ", " + y);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 48, 128})
    void theWindowHasTheSame(int size) throws IOException {
        assertArrayEquals(Files.readAllBytes(FOLDER.resolve(size + ".png")), Files.readAllBytes(OF_WINDOW.resolve(size + ".png")));
    }

    @Test
    void theContainersOfWindowsAndMacOsHoldTheSame() throws IOException {
        byte[] ico = Files.readAllBytes(FOLDER.resolve("claimport.ico"));
        byte[] icns = Files.readAllBytes(FOLDER.resolve("claimport.icns"));
        assertEquals("icns", new String(icns, 0, 4, StandardCharsets.US_ASCII));
        for (int size : new int[] {16, 32, 64, 128, 256}) {
            byte[] png = Files.readAllBytes(FOLDER.resolve(size + ".png"));
            assertTrue(contains(ico, png), size + " in the .ico");
            assertTrue(contains(icns, png), size + " in the .icns");
        }
        assertEquals(256, ImageIO.read(new ByteArrayInputStream(ico, ico.length - length(256), length(256))).getWidth(), "the last entry");
    }

    private static int length(int size) throws IOException {
        return (int) Files.size(FOLDER.resolve(size + ".png"));
    }

    private static boolean contains(byte[] all, byte[] part) {
        for (int i = 0; i + part.length <= all.length; i++) {
            if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    private static BufferedImage drawn(int size) throws IOException {
        SVGDocument document = new SVGLoader().load(FOLDER.resolve("claimport.svg").toUri().toURL());
        BufferedImage picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        document.render(null, graphics, new ViewBox(size, size));
        graphics.dispose();
        return picture;
    }
}
