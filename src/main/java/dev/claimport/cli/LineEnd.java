package dev.claimport.cli;

/** What ends a line that is typed, as it is named on the command line. */
enum LineEnd {
    cr("\r"),
    lf("\n"),
    crlf("\r\n"),
    none("");

    private final String text;

    LineEnd(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
