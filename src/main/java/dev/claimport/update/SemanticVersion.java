package dev.claimport.update;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version after Semantic Versioning 2.0.0, in its order of precedence (section 11). What is behind a plus sign does not count.
 *
 * @param release major, minor, patch
 * @param pre the identifiers of a pre-release; empty for a release
 */
public record SemanticVersion(List<BigInteger> release, List<String> pre) implements Comparable<SemanticVersion> {

    private static final String NUMBER = "(0|[1-9]\\d{0,8})";
    private static final String WORD = "(?:0|[1-9]\\d*|\\d*[A-Za-z-][0-9A-Za-z-]*)";
    private static final Pattern FORM = Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(?:-(" + WORD + "(?:\\." + WORD + ")*))?(?:\\+[0-9A-Za-z.-]+)?");
    private static final int LONGEST = 100;

    public SemanticVersion {
        release = List.copyOf(release);
        pre = List.copyOf(pre);
    }

    /** Empty when it is none. */
    public static Optional<SemanticVersion> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (text.length() > LONGEST || !matcher.matches()) {
            return Optional.empty();
        }
        List<BigInteger> release = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            release.add(new BigInteger(matcher.group(i)));
        }
        return Optional.of(new SemanticVersion(release, matcher.group(4) == null ? List.of() : List.of(matcher.group(4).split("\\."))));
    }

    @Override
    public int compareTo(SemanticVersion other) {
        for (int i = 0; i < release.size(); i++) {
            int order = release.get(i).compareTo(other.release.get(i));
            if (order != 0) {
                return order;
            }
        }
        if (pre.isEmpty() || other.pre.isEmpty()) {
            return Boolean.compare(pre.isEmpty(), other.pre.isEmpty());
        }
        for (int i = 0; i < Math.min(pre.size(), other.pre.size()); i++) {
            int order = compare(pre.get(i), other.pre.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(pre.size(), other.pre.size());
    }

    /** Numbers by their size and before words; words by their letters. */
    private static int compare(String one, String other) {
        boolean number = one.matches("\\d+");
        boolean otherNumber = other.matches("\\d+");
        if (number && otherNumber) {
            return new BigInteger(one).compareTo(new BigInteger(other));
        }
        return number == otherNumber ? one.compareTo(other) : number ? -1 : 1;
    }

    @Override
    public String toString() {
        String numbers = release.get(0) + "." + release.get(1) + "." + release.get(2);
        return pre.isEmpty() ? numbers : numbers + "-" + String.join(".", pre);
    }
}
