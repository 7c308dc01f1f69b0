package dev.claimport.cli.aws.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How many columns a text takes: two for each East Asian wide, full-width or ambiguous character (Unicode annex 11). */
final class DisplayWidth {

    private static final int FIRST_WIDE = 0xa1;

    private DisplayWidth() {}

    static int of(CharSequence text) {
        int width = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_WIDE) {
                return exactly(text);
            }
            width++;
        }
        return width;
    }

    private static int exactly(CharSequence text) {
        return text.codePoints().map(point -> {
            var range = Wide.RANGES.floorEntry(point);
            return range != null && point <= range.getValue() ? 2 : 1;
        }).sum();
    }

    /** Read when first needed. */
    private static final class Wide {

        private static final NavigableMap<Integer, Integer> RANGES = read();

        private static NavigableMap<Integer, Integer> read() {
            NavigableMap<Integer, Integer> ranges = new TreeMap<>();
            try (InputStream list = DisplayWidth.class.getResourceAsStream("/dev/claimport/cli/aws/wide-characters.txt")) {
                new String(list.readAllBytes(), StandardCharsets.US_ASCII).lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                    String[] range = line.split("\\.\\.");
                    ranges.put(Integer.parseInt(range[0], 16), Integer.parseInt(range[range.length - 1], 16));
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return ranges;
        }
    }
}
