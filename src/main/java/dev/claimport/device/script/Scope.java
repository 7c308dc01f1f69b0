package dev.claimport.device.script;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The values that a step can name: what the profile sets, what the device has said, and what can be computed of the part at hand. */
final class Scope {

    static final String CONTENT = "content";
    /** The same on one line, with {@code \n} for each end of a line, as shells want it that make line ends of those. */
    static final String ESCAPED = "content.escaped";
    /** As many empty lines as the last content had bytes: whoever waits for the rest of it has it then, and others do not mind. */
    static final String FILL = "fill";
    /** The time in UTC, as modems are told it (3GPP TS 27.007, 8.15). */
    static final String CLOCK = "clock";

    private final Map<String, String> values = new HashMap<>();
    private Map<String, String> ofSlot = Map.of();
    private Optional<Content> content = Optional.empty();

    Scope(Map<String, String> variables) {
        values.putAll(variables);
    }

    /** From here on the steps are about this part; the content stays the caller's. */
    void take(Map<String, String> slot, Content of) {
        ofSlot = slot;
        content = Optional.of(of);
        set(FILL, "\r".repeat(of.length()));
    }

    /** The same for a part of which only the place matters. */
    void take(Map<String, String> slot) {
        ofSlot = slot;
        content = Optional.empty();
    }

    void set(String name, String value) {
        values.put(name, value);
    }

    /** All that does not depend on the part at hand. */
    Map<String, String> captured() {
        return Map.copyOf(values);
    }

    Optional<String> find(String name) {
        if (ofSlot.containsKey(name)) {
            return Optional.of(ofSlot.get(name));
        }
        if (name.startsWith(CONTENT + ".")) {
            return content.flatMap(of -> of.computed(name.substring(CONTENT.length() + 1)));
        }
        return Optional.ofNullable(values.get(name));
    }

    /** Empty where nobody has said it: a device is told then what it cannot understand, and says so. */
    String value(String name) {
        return find(name).orElse("");
    }

    Content content() {
        return content.orElseThrow(() -> new IllegalStateException("no part at hand"));
    }

    /** A phrase as people may see it: of a part's content only how long it is. */
    String shown(Phrase phrase) {
        return phrase.pieces().stream().map(piece -> switch (piece) {
            case Phrase.Piece.Text(String text) -> text;
            case Phrase.Piece.Value(String name) when name.equals(CONTENT) || name.equals(ESCAPED) -> "<" + content().length() + " B>";
            case Phrase.Piece.Value(String name) -> value(name);
        }).collect(Collectors.joining()).replaceAll("\\p{Cntrl}", " ").strip();
    }
}
