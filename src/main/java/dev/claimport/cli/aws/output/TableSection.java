package dev.claimport.cli.aws.output;

import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.cli.aws.value.Python;
import dev.claimport.cli.aws.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A part of a table that has columns of its own. */
final class TableSection {

    private static final int PADDING = 4;
    private static final int BORDER = 2;

    private final String title;
    private final int level;
    private List<CharSequence> headers = List.of();
    private final List<List<CharSequence>> rows = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();
    private int columns = -1;

    TableSection(String title, int level) {
        this.title = title;
        this.level = level;
    }

    String title() {
        return title;
    }

    int level() {
        return level;
    }

    List<CharSequence> headers() {
        return headers;
    }

    List<List<CharSequence>> rows() {
        return rows;
    }

    void header(List<String> names) {
        headers = List.copyOf(names);
        widen(headers);
        columns = columns < 0 ? headers.size() : columns;
    }

    void row(List<Value> values) {
        texts(values.stream().map(Python::str).toList());
    }

    private void texts(List<CharSequence> row) {
        columns = columns < 0 ? row.size() : columns;
        if (row.size() != columns) {
            throw Problem.general("Row should have " + columns + " elements, instead it has " + row.size()).exception();
        }
        rows.add(row);
        widen(row);
    }

    private void widen(List<CharSequence> row) {
        for (int i = 0; i < row.size(); i++) {
            int width = DisplayWidth.of(row.get(i));
            if (i == widths.size()) {
                widths.add(width);
            } else {
                widths.set(i, Math.max(width, widths.get(i)));
            }
        }
    }

    /** The same, a line for each column, if it has one row under headers. */
    TableSection vertical() {
        if (rows.size() != 1 || headers.isEmpty()) {
            return this;
        }
        var vertical = new TableSection(title, level);
        IntStream.range(0, Math.min(headers.size(), rows.getFirst().size()))
                .forEach(i -> vertical.texts(List.of(headers.get(i), rows.getFirst().get(i))));
        return vertical;
    }

    int totalWidth() {
        int content = widths.stream().mapToInt(width -> width + PADDING).sum();
        return Math.max(DisplayWidth.of(title), content) + BORDER + 2 * level;
    }

    /** How wide each column is for the whole to be that wide. */
    int[] columnWidths(int total) {
        int[] natural = widths.stream().mapToInt(width -> width + PADDING).toArray();
        double factor = total / (double) IntStream.of(natural).sum();
        int[] scaled = IntStream.of(natural).map(width -> (int) Math.rint(factor * width)).toArray();
        int excess = IntStream.of(scaled).sum() - total;
        while (excess != 0 && scaled.length > 0) {
            for (int i = 0; i < scaled.length && excess != 0; i++) {
                int step = Integer.signum(excess);
                scaled[step > 0 ? i : scaled.length - 1 - i] -= step;
                excess -= step;
            }
        }
        return scaled;
    }
}
