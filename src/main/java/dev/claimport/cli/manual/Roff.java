package dev.claimport.cli.manual;

import java.util.Locale;

/** Text in the man macros of roff (man(7)). */
final class Roff {

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

    /** A hyphen is an ASCII minus, as in options; a line that begins with a full stop or an apostrophe is no macro. */
    private static String escaped(String words) {
        String escaped = words.strip().replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
