package dev.claimport.bench.order;

import dev.claimport.failure.Problem;
import java.util.List;

/** What can be wrong with the file of a work order. */
public enum OrderProblem implements Problem.Kind {
    EMPTY,
    /** Saved in another encoding than UTF-8. */
    NOT_UTF8,
    /** The rules of CSV are broken. */
    UNREADABLE,
    TOO_LARGE("most"),
    SERIAL_COLUMN_MISSING,
    COLUMN_TWICE("column"),
    COLUMN_UNKNOWN("column", "known"),
    /** There is something in it, and nothing above that. */
    COLUMN_NAMELESS("value"),
    CELLS_TOO_MANY("cells", "columns"),
    SERIAL_MISSING,
    /** A spreadsheet has made a number of it. */
    SERIAL_SCIENTIFIC("serial"),
    SERIAL_WRONG("serial"),
    SERIAL_TWICE("serial", "line"),
    /** Too long, or with what no label shows: most often a line break, after a quotation mark that ends too late. */
    VALUE_WRONG("column"),
    PARAMETERS_MISSING("serial", "parameters");

    private final List<String> facts;

    OrderProblem(String... facts) {
        this.facts = List.of(facts);
    }

    @Override
    public String family() {
        return "order";
    }

    @Override
    public List<String> facts() {
        return facts;
    }
}
