package dev.claimport.practice.device.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A line as Zephyr's shell takes it apart (subsys/shell/shell_utils.c, {@code z_shell_make_argv}): blanks part words, quotes hold them together. Within
 * quotes a backslash is one, but before the same quote.
 *
 * @param open the quote that nothing ended; 0 where there is none
 */
record ShellWords(List<String> words, char open) {

    static ShellWords of(String line) {
        List<String> words = new ArrayList<>();
        var word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char each = line.charAt(i);
            boolean escapes = each == '\\' && i + 1 < line.length() && (quote == 0 || line.charAt(i + 1) == quote);
            if (escapes) {
                word.append(line.charAt(++i));
                begun = true;
            } else if (quote != 0 && each == quote) {
                quote = 0;
            } else if (quote == 0 && (each == '"' || each == '\'')) {
                quote = each;
                begun = true;
            } else if (quote == 0 && each == ' ') {
                if (begun) {
                    words.add(word.toString());
                    word.setLength(0);
                    begun = false;
                }
            } else {
                word.append(each);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return new ShellWords(words, quote);
    }
}
