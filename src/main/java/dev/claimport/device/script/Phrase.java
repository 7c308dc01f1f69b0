package dev.claimport.device.script;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text of a profile with values in it: {@code AT+CFUN=${cfun}}. {@code \r}, {@code \n} and {@code \x1a} stand for those bytes, two backslashes for one. */
record Phrase(List<Piece> pieces) {

    private static final Pattern VALUE = Pattern.compile("\\$\\{([a-z][a-z0-9.-]*)}");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(\\\\|r|n|x([0-9a-fA-F]{2}))");

    sealed interface Piece {

        record Text(String text) implements Piece {}

        record Value(String name) implements Piece {}
    }

    /** What is sent. */
    static Phrase said(String text) {
        return parse(text, Phrase::unescaped);
    }

    /** A regular expression: its own escapes stay. */
    static Phrase pattern(String text) {
        return parse(text, Function.identity());
    }

    private static Phrase parse(String text, Function<String, String> literal) {
        List<Piece> pieces = new ArrayList<>();
        Matcher values = VALUE.matcher(text);
        int from = 0;
        while (values.find()) {
            if (values.start() > from) {
                pieces.add(new Piece.Text(literal.apply(text.substring(from, values.start()))));
            }
            pieces.add(new Piece.Value(values.group(1)));
            from = values.end();
        }
        if (from < text.length()) {
            pieces.add(new Piece.Text(literal.apply(text.substring(from))));
        }
        return new Phrase(List.copyOf(pieces));
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text).replaceAll(escape -> Matcher.quoteReplacement(switch (escape.group(1)) {
            case "\\" -> "\\";
            case "r" -> "\r";
            case "n" -> "\n";
            default -> String.valueOf((char) Integer.parseInt(escape.group(2), 16));
        }));
    }

    /** The names of its values. */
    List<String> names() {
        return pieces.stream().filter(Piece.Value.class::isInstance).map(piece -> ((Piece.Value) piece).name()).toList();
    }

    /** With the values in their places. */
    String text(Function<String, String> values) {
        return pieces.stream().map(piece -> switch (piece) {
            case Piece.Text(String text) -> text;
            case Piece.Value(String name) -> values.apply(name);
        }).collect(Collectors.joining());
    }

    /** As a regular expression, with the values as they are. */
    Pattern compile(Function<String, String> values) {
        var pattern = new StringBuilder();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Text(String text) -> pattern.append(text);
                case Piece.Value(String name) -> pattern.append(Pattern.quote(values.apply(name)));
            }
        }
        return Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE);
    }
}
