package dev.claimport.cli.aws.arguments;

import dev.claimport.cli.aws.value.Python;
import java.util.Comparator;
import java.util.List;

/** Words that somebody may have meant: Python's {@code difflib.get_close_matches} with the AWS CLI's cutoff. */
public final class CloseMatches {

    private static final double CUTOFF = 0.8;
    private static final int MOST = 3;

    private CloseMatches() {}

    /** What the AWS CLI says of a value that may not be chosen. */
    public static String invalidChoice(String value, List<String> choices) {
        var text = new StringBuilder("Found invalid choice '" + value + "'\n");
        List<String> close = of(value, choices);
        if (!close.isEmpty()) {
            text.append("\nMaybe you meant:\n");
            close.forEach(choice -> text.append("\n  * ").append(choice));
        }
        return text.toString();
    }

    /** At most three, the most similar first. */
    public static List<String> of(String word, List<String> possibilities) {
        record Scored(double ratio, String word) {}
        return possibilities.stream().map(possibility -> new Scored(ratio(possibility, word), possibility))
                .filter(scored -> scored.ratio() >= CUTOFF)
                .sorted(Comparator.comparingDouble(Scored::ratio).thenComparing(Scored::word, Python.BY_CODE_POINT).reversed())
                .limit(MOST).map(Scored::word).toList();
    }

    private static double ratio(String one, String other) {
        int length = one.length() + other.length();
        return length == 0 ? 1 : 2.0 * matching(one, 0, one.length(), other, 0, other.length()) / length;
    }

    /** Ratcliff and Obershelp: the longest common piece, and the same left and right of it. */
    private static int matching(String one, int from, int to, String other, int otherFrom, int otherTo) {
        int size = 0;
        int start = from;
        int otherStart = otherFrom;
        for (int i = from; i < to; i++) {
            for (int j = otherFrom; j < otherTo; j++) {
                int k = 0;
                while (i + k < to && j + k < otherTo && one.charAt(i + k) == other.charAt(j + k)) {
                    k++;
                }
                if (k > size) {
                    size = k;
                    start = i;
                    otherStart = j;
                }
            }
        }
        return size == 0 ? 0 : size + matching(one, from, start, other, otherFrom, otherStart)
                + matching(one, start + size, to, other, otherStart + size, otherTo);
    }
}
