package dev.claimport.label;

import java.util.ArrayList;
import java.util.List;

/** How wide text is in letters like those that printers of labels have: as Helvetica's (Adobe's metrics), and slimmer. */
final class Lettering {

    /** From the blank to the tilde, in thousandths of the height. */
    private static final int[] WIDTHS = {278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556,
        556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
        667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500,
        500, 500, 334, 260, 334, 584};
    private static final int OTHERS = 556;
    private static final double THOUSAND = 1000;
    /** Of Helvetica's widths. */
    static final double SLIM = 0.85;

    private Lettering() {}

    /** Of one line, in the unit of its height. */
    static int width(String text, int height) {
        return (int) Math.ceil(text.codePoints().map(Lettering::width).sum() / THOUSAND * SLIM * height);
    }

    private static int width(int letter) {
        return letter >= ' ' && letter < ' ' + WIDTHS.length ? WIDTHS[letter - ' '] : OTHERS;
    }

    /** Broken at blanks, and within a word that is wider than a line. What is left after the last line is not printed. @param most lines */
    static List<String> lines(String text, int height, int width, int most) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ")) {
            String with = line.isEmpty() ? word : line + " " + word;
            if (width(with, height) > width && !line.isEmpty()) {
                lines.add(line);
                with = word;
            }
            while (width(with, height) > width && with.length() > 1) {
                int fits = fitting(with, height, width);
                lines.add(with.substring(0, fits));
                with = with.substring(fits);
            }
            line = with;
        }
        lines.add(line);
        return lines.subList(0, Math.min(most, lines.size()));
    }

    private static int fitting(String word, int height, int width) {
        int fits = 1;
        while (fits < word.length() && width(word.substring(0, fits + 1), height) <= width) {
            fits++;
        }
        return fits;
    }
}
