package dev.claimport.desktop.terminal;

/** What ends a line that is typed. */
public enum LineEnd {
    CR("\r"),
    LF("\n"),
    CRLF("\r\n");

    private final String text;

    LineEnd(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
