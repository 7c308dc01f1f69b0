package dev.claimport.label;

import dev.claimport.failure.LocalFailure;
import dev.claimport.file.SmallFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A label in ZPL with places for values: <code>${thing}</code> in the text of a field, and <code>${qr:thing}</code>,
 * <code>${datamatrix:serial}</code> or <code>${gs1:code}</code> where a field's graphic belongs. What is filled in is never a command.
 */
public record LabelTemplate(String name, String zpl) {

    private static final int MOST = 65_536;
    /** The text of a field (ZPL II Programming Guide, ^FD and ^FS). */
    private static final Pattern FIELD = Pattern.compile("\\^FD(.*?)\\^FS", Pattern.DOTALL);
    private static final Pattern SYMBOL = Pattern.compile("\\$\\{(qr|datamatrix|gs1):([A-Za-z]+)(?::([1-9]\\d?))?}");
    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)}");
    private static final int USUAL_DOTS = 6;

    /** The one that is used unless another is named: a QR code of the thing, its name, serial number and day. */
    public static LabelTemplate usual() {
        try (InputStream in = LabelTemplate.class.getResourceAsStream("label.zpl")) {
            return new LabelTemplate("label.zpl", new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws dev.claimport.failure.FailureException {@code file-unreadable} */
    public static LabelTemplate read(Path file) {
        try {
            return new LabelTemplate(file.toString(), new String(SmallFile.read(file, MOST), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new LocalFailure(LocalFailure.Kind.FILE_UNREADABLE, Map.of("file", file.toString()), e.toString()).exception(e);
        }
    }

    /**
     * As printers want it.
     *
     * @param values by their names; what is not known is empty
     * @throws dev.claimport.failure.FailureException {@code label-invalid}
     */
    public String fill(Map<String, String> values) {
        String drawn = replace(SYMBOL, zpl, found -> {
            String content = value(found.group(2), values);
            if (content.isEmpty()) {
                throw invalid(found.group());
            }
            int dots = found.group(3) == null ? USUAL_DOTS : Integer.parseInt(found.group(3));
            return Symbol.Kind.valueOf(found.group(1).toUpperCase(Locale.ROOT)).draw(content).orElseThrow(() -> invalid(found.group())).zpl(dots);
        });
        String filled = replace(FIELD, drawn, found -> PLACE.matcher(found.group(1)).find()
                ? "^FH_^FD" + replace(PLACE, found.group(1).replace("_", "_5F"), place -> escape(value(place.group(1), values))) + "^FS" : found.group());
        Matcher left = PLACE.matcher(filled);
        if (left.find()) {
            throw invalid(left.group());
        }
        return filled;
    }

    private String value(String name, Map<String, String> values) {
        String value = values.get(name);
        if (value == null) {
            throw invalid("${" + name + "}");
        }
        return value;
    }

    /** In hexadecimal, whatever could be read as a command (^FH), and controls left out. */
    private static String escape(String value) {
        StringBuilder safe = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b >= ' ' && b < 127 && b != '^' && b != '~' && b != '_' && b != '\\' && b != '$';
            safe.append(plain ? String.valueOf((char) b) : b >= 0 && b < ' ' ? "" : String.format("_%02X", b));
        }
        return safe.toString();
    }

    private static String replace(Pattern pattern, String text, Function<MatchResult, String> with) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(with.apply(found)));
    }

    private RuntimeException invalid(String word) {
        return new LocalFailure(LocalFailure.Kind.LABEL_INVALID, Map.of("file", name, "word", word)).exception();
    }
}
