package dev.claimport.certify.clause;

import dev.claimport.device.DeviceText;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is said on the line, in the notation of the protocol's page. */
final class Shown {

    private static final int LONGEST_BYTES = 16;
    private static final int LONGEST_TEXT = 64;

    private Shown() {}

    static String of(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.entrySet().stream().map(entry -> of(entry.getKey()) + ": " + of(entry.getValue())).collect(Collectors.joining(", ", "{", "}"));
            case List<?> list -> list.stream().map(Shown::of).collect(Collectors.joining(", ", "[", "]"));
            case byte[] bytes -> bytes(bytes);
            case String text -> "\"" + DeviceText.clean(text, LONGEST_TEXT) + "\"";
            case null -> "nothing";
            default -> value.toString();
        };
    }

    /** As many as tell something, and how many there are. */
    static String bytes(byte[] bytes) {
        String first = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, LONGEST_BYTES));
        return bytes.length <= LONGEST_BYTES ? "h'" + first + "'" : "h'" + first + "…' (" + bytes.length + ")";
    }
}
