package dev.claimport.cli.manual;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text in the man macros of roff (man(7)). */
final class Roff {

    private static final Pattern NOT_ASCII = Pattern.compile("[^\\x00-\\x7f]");

    private final StringBuilder text = new StringBuilder();

    /** The head of the page. */
    Roff title(String name, int section, String source) {
        return line(".TH " + quoted(name.toUpperCase(Locale.ROOT)) + " " + section + " \"\" " + quoted(source));
    }

    Roff section(String heading) {
        return line(".SH " + quoted(heading.toUpperCase(Locale.ROOT)));
    }

    Roff subsection(String heading) {
        return line(".SS " + quoted(heading));
    }

    /** A paragraph; nothing if it is empty. */
    Roff paragraph(String words) {
        return words.isBlank() ? this : line(".PP").line(escaped(words));
    }

    /** A term in bold type, and what it means. */
    Roff entry(String term, String meaning) {
        return line(".TP").line("\\fB" + escaped(term) + "\\fR").line(escaped(meaning));
    }

    /** Lines that stay as they are. */
    Roff verbatim(String lines) {
        line(".PP").line(".nf").line(".RS");
        lines.lines().forEach(each -> line(escaped(each)));
        return line(".RE").line(".fi");
    }

    private Roff line(String line) {
        text.append(line).append('\n');
        return this;
    }

    private static String quoted(String words) {
        return '"' + escaped(words).replace("\"", "\\(dq") + '"';
    }

    /**
     * A hyphen is an ASCII minus, as in options; a line that begins with a full stop or an apostrophe is no macro; what is not ASCII is named
     * by its code (groff_char(7)).
     */
    private static String escaped(String words) {
        String escaped = NOT_ASCII.matcher(words.strip().replace("\\", "\\e").replace("-", "\\-"))
                .replaceAll(found -> Matcher.quoteReplacement("\\[u%04X]".formatted(found.group().codePointAt(0))));
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
