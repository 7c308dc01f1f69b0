package dev.claimport.label;

import java.util.List;
import java.util.Set;

/**
 * What a printer makes of a label, as far as it can be told without one. In dots.
 *
 * @param unknown commands that are not shown, as they stand in the label
 */
public record LabelPicture(int width, int height, List<Part> parts, Set<String> unknown) {

    public LabelPicture {
        parts = List.copyOf(parts);
        unknown = Set.copyOf(unknown);
    }

    /** Something that is black on it. */
    public sealed interface Part {

        /** Of its left upper corner. */
        int x();

        /** Of its left upper corner. */
        int y();

        int width();

        int height();
    }

    /** One line of text. */
    public record Words(int x, int y, String text, int height, int width) implements Part {}

    /** @param thickness of its lines: it is filled where that is half of it */
    public record Box(int x, int y, int width, int height, int thickness) implements Part {}

    /** @param rows of bits, the first the highest of its byte @param rowBytes how many a row has */
    public record Graphic(int x, int y, byte[] rows, int rowBytes) implements Part {

        public boolean isBlack(int across, int down) {
            return (rows[down * rowBytes + across / 8] >> (7 - across % 8) & 1) == 1;
        }

        @Override
        public int width() {
            return rowBytes * 8;
        }

        @Override
        public int height() {
            return rows.length / rowBytes;
        }
    }

    /** @param zpl filled in */
    public static LabelPicture of(String zpl) {
        return new ZplReader().read(zpl);
    }
}
