package dev.claimport.certify.clause;

import java.util.ArrayList;
import java.util.List;

/** What was sent and what came while one clause was held: the beginning, and the end where it is long. */
public final class Said {

    private static final int FIRST = 8;
    private static final int LAST = 24;
    private static final String LEFT_OUT = "…";

    private final List<String> lines = new ArrayList<>();

    /** From here on it is about the next clause. */
    public void clear() {
        lines.clear();
    }

    void sent(String what) {
        add("> " + what);
    }

    void came(String what) {
        add("< " + what);
    }

    private void add(String line) {
        lines.add(line);
        if (lines.size() > FIRST + LAST) {
            lines.set(FIRST, LEFT_OUT);
            lines.remove(FIRST + 1);
        }
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }
}
