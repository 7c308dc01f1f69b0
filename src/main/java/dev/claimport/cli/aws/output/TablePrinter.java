package dev.claimport.cli.aws.output;

import dev.claimport.cli.aws.value.Utf8Buffer;
import java.util.List;

/** Draws sections with lines around. */
final class TablePrinter {

    private static final String ROW = "\u001b[1m\u001b[34m";
    private static final String EDGE = "\u001b[2m\u001b[33m";
    private static final String RESET = "\u001b[0m";
    private static final int PADDING = 2;

    private final Utf8Buffer out;
    private final Colours colours;

    TablePrinter(Utf8Buffer out, Colours colours) {
        this.out = out;
        this.colours = colours;
    }

    void print(List<TableSection> sections, int terminal) {
        List<TableSection> shown = sections;
        int width = width(shown);
        if (width > terminal) {
            shown = sections.stream().map(TableSection::vertical).toList();
            width = width(shown);
        }
        out.repeat('-', width).append('\n');
        written();
        for (TableSection section : shown) {
            print(section, width - 2 * section.level());
        }
    }

    private static int width(List<TableSection> sections) {
        return sections.stream().mapToInt(TableSection::totalWidth).max().orElse(0);
    }

    private void print(TableSection section, int width) {
        if (!section.title().isEmpty()) {
            edge(section);
            centred(section.title(), width, "|");
            end(section);
            if (section.headers().isEmpty() && section.rows().isEmpty()) {
                edge(section);
                out.append('+').repeat('-', width - 2).append('+');
                end(section);
            }
        }
        int[] widths = section.columnWidths(width);
        if (!section.headers().isEmpty()) {
            line(section, widths);
            edge(section);
            for (int i = 0; i < section.headers().size(); i++) {
                centred(section.headers().get(i), widths[i], i == 0 ? "|" : "");
            }
            end(section);
        }
        if (section.rows().isEmpty() || widths.length == 0) {
            return;
        }
        line(section, widths);
        for (List<CharSequence> row : section.rows()) {
            edge(section);
            for (int i = 0; i < Math.min(widths.length, row.size()); i++) {
                left(row.get(i), widths[i], i == 0 ? "|" : "");
            }
            end(section);
        }
        line(section, widths);
    }

    private void line(TableSection section, int[] widths) {
        edge(section);
        for (int i = 0; i < widths.length; i++) {
            out.append(i == 0 ? "+" : "").repeat('-', widths[i] - (i == 0 ? 2 : 1)).append('+');
        }
        end(section);
    }

    private void centred(CharSequence text, int width, String leftEdge) {
        int length = DisplayWidth.of(text);
        int before = Math.floorDiv(width, 2) - length / 2 - 1;
        out.append(leftEdge).repeat(' ', before).append(text)
                .repeat(' ', width - 1 - leftEdge.length() - before - length).append('|');
    }

    private void left(CharSequence text, int width, String leftEdge) {
        int length = DisplayWidth.of(text);
        int padding = width - length - PADDING - leftEdge.length() - 1 >= 0 ? PADDING : 0;
        out.append(leftEdge).repeat(' ', padding);
        coloured(ROW, text);
        out.repeat(' ', width - leftEdge.length() - padding - length - 1).append('|');
    }

    private void edge(TableSection section) {
        sides(section);
        written();
    }

    private void end(TableSection section) {
        written();
        sides(section);
        written();
        out.append('\n');
        written();
    }

    /** A piece that the AWS CLI writes by itself; its library for colours ends each on standard output with a reset. */
    private void written() {
        if (colours == Colours.RESET) {
            out.append(RESET);
        }
    }

    private void sides(TableSection section) {
        for (int i = 0; i < section.level(); i++) {
            coloured(EDGE, "|");
        }
    }

    private void coloured(String style, CharSequence text) {
        if (colours != Colours.NONE) {
            out.append(style).append(text).append(RESET);
        } else {
            out.append(text);
        }
    }
}
