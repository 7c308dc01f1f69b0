package dev.claimport.label;

import dev.claimport.label.LabelPicture.Box;
import dev.claimport.label.LabelPicture.Graphic;
import dev.claimport.label.LabelPicture.Part;
import dev.claimport.label.LabelPicture.Words;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A label as one page of PDF (ISO 32000), for printers that the system prints pages on. Letters beyond Western Europe's are shown as question marks. */
public final class LabelPdf {

    /** Of the heads that most printers of labels have: 8 dots a millimetre. */
    private static final double POINTS_A_DOT = 72 / 25.4 / 8;
    private static final Charset LETTERS = Charset.forName("windows-1252");
    /** Of the height of a line, from its top. */
    private static final double BASELINE = 0.78;
    private static final double LETTER = 0.95;
    private static final double HUNDRED = 100;

    private LabelPdf() {}

    /** The page is as large as the label. */
    public static byte[] of(LabelPicture picture) {
        String page = String.format(Locale.ROOT, "%.5f 0 0 %.5f 0 0 cm\n", POINTS_A_DOT, POINTS_A_DOT) + String.join("", picture.parts().stream()
                .map(part -> draw(part, picture.height())).toList());
        byte[] content = page.getBytes(LETTERS);
        List<byte[]> objects = new ArrayList<>();
        objects.add(ascii("<< /Type /Catalog /Pages 2 0 R >>"));
        objects.add(ascii("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"));
        objects.add(ascii(String.format(Locale.ROOT, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.3f %.3f] /Contents 5 0 R /Resources << /Font << /F 4 0 R >> >> >>",
                picture.width() * POINTS_A_DOT, picture.height() * POINTS_A_DOT)));
        objects.add(ascii("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"));
        objects.add(join(ascii("<< /Length " + content.length + " >>\nstream\n"), content, ascii("\nendstream")));
        return file(objects);
    }

    private static byte[] file(List<byte[]> objects) {
        var out = new ByteArrayOutputStream();
        var places = new StringBuilder();
        out.writeBytes(ascii("%PDF-1.4\n"));
        for (int number = 1; number <= objects.size(); number++) {
            places.append(String.format(Locale.ROOT, "%010d 00000 n \n", out.size()));
            out.writeBytes(join(ascii(number + " 0 obj\n"), objects.get(number - 1), ascii("\nendobj\n")));
        }
        int table = out.size();
        int size = objects.size() + 1;
        out.writeBytes(ascii("xref\n0 " + size + "\n0000000000 65535 f \n" + places + "trailer\n<< /Size " + size + " /Root 1 0 R >>\nstartxref\n" + table + "\n%%EOF\n"));
        return out.toByteArray();
    }

    /** PDF counts from the foot of the page. */
    private static String draw(Part part, int page) {
        return switch (part) {
            case Words words -> String.format(Locale.ROOT, "BT /F %.2f Tf %.1f Tz 1 0 0 1 %d %.2f Tm (%s) Tj ET\n", words.height() * LETTER,
                    HUNDRED * words.width() / natural(words), words.x(), page - words.y() - words.height() * BASELINE, words.text().replaceAll("([\\\\()])", "\\\\$1"));
            case Box box -> box(box, page);
            case Graphic graphic -> graphic(graphic, page);
        };
    }

    /** How wide it would be in letters that are not slimmed. */
    private static double natural(Words words) {
        return Math.max(1, Lettering.width(words.text(), words.height()) / Lettering.SLIM * LETTER);
    }

    private static String box(Box box, int page) {
        int top = page - box.y();
        int foot = top - box.height();
        int thick = Math.min(box.thickness(), Math.min(box.width(), box.height()));
        if (2 * thick >= Math.min(box.width(), box.height())) {
            return rectangle(box.x(), foot, box.width(), box.height());
        }
        return rectangle(box.x(), foot, box.width(), thick) + rectangle(box.x(), top - thick, box.width(), thick)
                + rectangle(box.x(), foot, thick, box.height()) + rectangle(box.x() + box.width() - thick, foot, thick, box.height());
    }

    /** As what is black in each row, so that nothing smooths its edges. */
    private static String graphic(Graphic graphic, int page) {
        var drawn = new StringBuilder();
        for (int down = 0; down < graphic.height(); down++) {
            for (int across = 0; across < graphic.width(); across++) {
                int begun = across;
                while (across < graphic.width() && graphic.isBlack(across, down)) {
                    across++;
                }
                if (across > begun) {
                    drawn.append(rectangle(graphic.x() + begun, page - graphic.y() - down - 1, across - begun, 1));
                }
            }
        }
        return drawn.toString();
    }

    private static String rectangle(int x, int y, int width, int height) {
        return x + " " + y + " " + width + " " + height + " re f\n";
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[]... pieces) {
        var out = new ByteArrayOutputStream();
        List.of(pieces).forEach(out::writeBytes);
        return out.toByteArray();
    }
}
