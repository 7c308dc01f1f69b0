package dev.claimport.text;

/** What others say, as a part of a page of HTML: shown as they say it, and never markup. */
public final class HtmlText {

    private HtmlText() {}

    /** For text between tags and values in quotation marks. What turns the direction of writing, and other controls, is shown by its number. */
    public static String escape(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> {
                    int type = Character.getType(c);
                    if (c != '\n' && (type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE)) {
                        safe.append(String.format("\\u%04X", c));
                    } else {
                        safe.appendCodePoint(c);
                    }
                }
            }
        });
        return safe.toString();
    }
}
