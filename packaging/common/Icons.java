import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Draws the icon in every size and form that a system wants, from its one SVG source: run by the profile {@code icons}, with jsvg on the class path, as
 * {@code java packaging/common/Icons.java SVG FOLDER RESOURCES}.
 */
final class Icons {

    /** In pixels: those of the freedesktop icon theme "hicolor". */
    static final int[] SIZES = {16, 22, 24, 32, 48, 64, 128, 256, 512};

    /** Those that the window offers the system to choose from. */
    private static final int[] OF_WINDOW = {16, 32, 48, 128};
    private static final int[] OF_ICO = {16, 24, 32, 48, 64, 128, 256};
    /** Apple's types of entries that hold PNG, by size in pixels. */
    private static final Map<String, Integer> OF_ICNS = new LinkedHashMap<>();

    static {
        OF_ICNS.put("icp4", 16);
        OF_ICNS.put("icp5", 32);
        OF_ICNS.put("ic11", 32);
        OF_ICNS.put("ic12", 64);
        OF_ICNS.put("ic07", 128);
        OF_ICNS.put("ic13", 256);
        OF_ICNS.put("ic08", 256);
        OF_ICNS.put("ic14", 512);
        OF_ICNS.put("ic09", 512);
    }

    private Icons() {}

    static void main(String[] arguments) throws IOException {
        Path source = Path.of(arguments[0]);
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        Path window = Files.createDirectories(Path.of(arguments[2]).resolve("dev/claimport/desktop/icons"));
        SVGDocument document = new SVGLoader().load(source.toUri().toURL());
        Map<Integer, byte[]> drawn = new LinkedHashMap<>();
        for (int size : SIZES) {
            drawn.put(size, png(document, size));
            Files.write(folder.resolve(size + ".png"), drawn.get(size));
        }
        for (int size : OF_WINDOW) {
            Files.write(window.resolve(size + ".png"), drawn.get(size));
        }
        Files.write(folder.resolve("claimport.ico"), ico(drawn));
        Files.write(folder.resolve("claimport.icns"), icns(drawn));
    }

    private static byte[] png(SVGDocument document, int size) throws IOException {
        BufferedImage picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        document.render(null, graphics, new ViewBox(size, size));
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }

    /** Windows' container, with PNG in it: learn.microsoft.com, "The format of icon resources"; Vista and later take PNG. */
    private static byte[] ico(Map<Integer, byte[]> drawn) {
        int length = 6 + 16 * OF_ICO.length;
        for (int size : OF_ICO) {
            length += drawn.get(size).length;
        }
        ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) 0).putShort((short) 1).putShort((short) OF_ICO.length);
        int offset = 6 + 16 * OF_ICO.length;
        for (int size : OF_ICO) {
            byte[] png = drawn.get(size);
            // 256 does not fit a byte, and is written as 0. Then: no palette, reserved, one plane, 32 bits a pixel.
            out.put((byte) size).put((byte) size).put((byte) 0).put((byte) 0).putShort((short) 1).putShort((short) 32);
            out.putInt(png.length).putInt(offset);
            offset += png.length;
        }
        for (int size : OF_ICO) {
            out.put(drawn.get(size));
        }
        return out.array();
    }

    /** Apple's container: "icns", length of all, then entries of type, length with these eight bytes, and content; big-endian. */
    private static byte[] icns(Map<Integer, byte[]> drawn) throws IOException {
        ByteArrayOutputStream entries = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(entries);
        for (Map.Entry<String, Integer> entry : OF_ICNS.entrySet()) {
            byte[] png = drawn.get(entry.getValue());
            out.writeBytes(entry.getKey());
            out.writeInt(8 + png.length);
            out.write(png);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        DataOutputStream file = new DataOutputStream(all);
        file.writeBytes("icns");
        file.writeInt(8 + entries.size());
        file.write(entries.toByteArray());
        return all.toByteArray();
    }
}
