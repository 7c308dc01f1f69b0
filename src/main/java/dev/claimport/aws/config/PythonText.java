package dev.claimport.aws.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Texts as Python, in which the AWS CLI is written, takes them apart. */
public final class PythonText {

    private PythonText() {}

    /** Without the blanks around it, which for Python are some more than for Java. */
    public static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** As {@code str.isspace()}: also those that keep words together, and the next line of Unicode. */
    static boolean isBlank(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == '\u0085';
    }

    /**
     * The words of a line as {@code shlex.split} finds them: quotes keep blanks together, a backslash takes a character as it is, and nothing
     * else means anything.
     *
     * @return empty where a quote is not closed, or nothing follows a backslash
     */
    public static Optional<List<String>> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        char quote = 0;
        for (int at = 0; at < line.length(); at++) {
            char next = line.charAt(at);
            boolean escapes = next == '\\' && quote != '\'';
            if (quote == 0 && (next == ' ' || next == '\t' || next == '\r' || next == '\n')) {
                if (word != null) {
                    words.add(word.toString());
                }
                word = null;
                continue;
            }
            word = word == null ? new StringBuilder() : word;
            if (escapes && at + 1 == line.length()) {
                return Optional.empty();
            } else if (escapes && (quote == 0 || line.charAt(at + 1) == quote || line.charAt(at + 1) == '\\')) {
                word.append(line.charAt(++at));
            } else if (next == quote) {
                quote = 0;
            } else if (quote == 0 && (next == '"' || next == '\'')) {
                quote = next;
            } else {
                word.append(next);
            }
        }
        if (word != null) {
            words.add(word.toString());
        }
        return quote == 0 ? Optional.of(words) : Optional.empty();
    }

    /**
     * The words of a line as programs on Windows split theirs: double quotes keep blanks together, backslashes count only in front of them.
     *
     * @return empty where a quote is not closed
     */
    public static Optional<List<String>> windowsWords(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        boolean quoted = false;
        int backslashes = 0;
        for (char next : (line + " ").toCharArray()) {
            if (next == '\\') {
                backslashes++;
                continue;
            }
            boolean ends = !quoted && (next == ' ' || next == '\t');
            if (backslashes > 0 || !ends) {
                word = word == null ? new StringBuilder() : word;
            }
            if (word != null) {
                word.repeat("\\", next == '"' ? backslashes / 2 : backslashes);
            }
            boolean escaped = next == '"' && backslashes % 2 == 1;
            backslashes = 0;
            if (ends) {
                if (word != null) {
                    words.add(word.toString());
                }
                word = null;
            } else if (next == '"' && !escaped) {
                quoted = !quoted;
            } else {
                word.append(next);
            }
        }
        return quoted ? Optional.empty() : Optional.of(words);
    }
}
