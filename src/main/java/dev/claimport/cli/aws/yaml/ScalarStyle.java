package dev.claimport.cli.aws.yaml;

/** How a text may be written: libyaml's analysis of a scalar, as far as plain and quoted styles go. */
enum ScalarStyle {
    PLAIN, SINGLE_QUOTED, DOUBLE_QUOTED;

    private static final String FIRST_INDICATORS = "#,[]{}&*!|>'\"%@`";

    /**
     * The plainest style that keeps the text.
     *
     * @param key whether it is written as a key, which has one line
     */
    static ScalarStyle of(CharSequence text, boolean key) {
        if (text.isEmpty()) {
            return SINGLE_QUOTED;
        }
        boolean indicators = startsWith(text, "---") || startsWith(text, "...");
        boolean breaks = false;
        boolean breakThenSpace = false;
        boolean special = false;
        boolean preceded = true;
        char before = 0;
        int width;
        for (int i = 0; i < text.length(); i += width) {
            int point = Character.codePointAt(text, i);
            width = Character.charCount(point);
            char next = text.charAt(i);
            boolean followed = isBlankOrEnd(text, i + width);
            indicators |= i == 0 ? FIRST_INDICATORS.indexOf(next) >= 0 || "?:-".indexOf(next) >= 0 && followed
                    : next == ':' && followed || next == '#' && preceded;
            special |= !isPrintable(point) || isBreak(next) && before == ' ';
            breakThenSpace |= next == ' ' && i > 0 && isBreak(before);
            breaks |= isBreak(next);
            preceded = isBlankOrEnd(text, i);
            before = next;
        }
        char first = text.charAt(0);
        boolean space = first == ' ' || before == ' ';
        if (special || breakThenSpace || key && breaks) {
            return DOUBLE_QUOTED;
        }
        return indicators || breaks || space || Resolver.kind(text) != Resolver.Kind.STRING ? SINGLE_QUOTED : PLAIN;
    }

    static boolean isBreak(char next) {
        return next == '\n' || next == '\r' || next == '\u0085' || next == '\u2028' || next == '\u2029';
    }

    /** libyaml's, which stops at the basic plane. */
    static boolean isPrintable(int point) {
        return point == '\n' || point >= ' ' && point <= '~' || point >= 0xa0 && point < 0xd800
                || point >= 0xe000 && point < 0xfffe && point != 0xfeff;
    }

    private static boolean isBlankOrEnd(CharSequence text, int at) {
        return at >= text.length() || text.charAt(at) == ' ' || text.charAt(at) == '\t' || isBreak(text.charAt(at)) || text.charAt(at) == 0;
    }

    private static boolean startsWith(CharSequence text, String start) {
        return text.length() >= start.length() && CharSequence.compare(text.subSequence(0, start.length()), start) == 0;
    }
}
