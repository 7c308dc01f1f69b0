package dev.claimport.label;

import dev.claimport.label.LabelPicture.Box;
import dev.claimport.label.LabelPicture.Graphic;
import dev.claimport.label.LabelPicture.Part;
import dev.claimport.label.LabelPicture.Words;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the commands of ZPL that labels consist of (ZPL II Programming Guide); what else there is, it names. */
final class ZplReader {

    private static final Pattern COMMAND = Pattern.compile("[\\^~](A.|[A-Z@][A-Z0-9@])([^\\^~]*)", Pattern.DOTALL);
    private static final int USUAL_SIZE = 30;
    /** Around what is printed, where the label does not say how large it is. */
    private static final int MARGIN = 30;
    private static final int MOST = 4_000;

    private final List<Part> parts = new ArrayList<>();
    private final Set<String> unknown = new TreeSet<>();
    private int width;
    private int height;
    private int homeX;
    private int homeY;
    private int usualSize = USUAL_SIZE;
    private int x;
    private int y;
    private boolean onBaseline;
    private int size = USUAL_SIZE;
    private int block;
    private int lines = 1;
    private char place = 'L';
    private boolean hexadecimal;
    private String text = "";

    LabelPicture read(String zpl) {
        Matcher found = COMMAND.matcher(zpl);
        while (found.find()) {
            command(found.group(1), found.group(2).replaceAll("[\r\n]", ""));
        }
        int right = parts.stream().mapToInt(part -> part.x() + part.width()).max().orElse(0) + MARGIN;
        int bottom = parts.stream().mapToInt(part -> part.y() + part.height()).max().orElse(0) + MARGIN;
        return new LabelPicture(Math.clamp(width == 0 ? right : width, 1, MOST), Math.clamp(height == 0 ? bottom : height, 1, MOST), parts, unknown);
    }

    private void command(String name, String rest) {
        String[] values = rest.split(",", -1);
        switch (name) {
            case "XA", "XZ", "CI", "FX" -> { }
            case "PW" -> width = number(values, 0, 0);
            case "LL" -> height = number(values, 0, 0);
            case "LH" -> {
                homeX = number(values, 0, 0);
                homeY = number(values, 1, 0);
            }
            case "FO", "FT" -> {
                x = homeX + number(values, 0, 0);
                y = homeY + number(values, 1, 0);
                onBaseline = name.equals("FT");
            }
            case "CF" -> {
                usualSize = number(values, 1, usualSize);
                size = usualSize;
            }
            case "FB" -> {
                block = number(values, 0, 0);
                lines = Math.max(1, number(values, 1, 1));
                place = values.length > 3 && !values[3].isEmpty() ? values[3].charAt(0) : 'L';
            }
            case "FH" -> hexadecimal = true;
            case "FD" -> text = hexadecimal ? plain(rest) : rest;
            case "GB" -> box(values);
            case "GF" -> graphic(values);
            case "FS" -> end();
            default -> {
                if (name.startsWith("A")) {
                    size = number(values, 1, size);
                } else {
                    unknown.add("^" + name);
                }
            }
        }
    }

    private void box(String[] values) {
        int thickness = number(values, 2, 1);
        parts.add(new Box(x, y, Math.max(number(values, 0, thickness), thickness), Math.max(number(values, 1, thickness), thickness), thickness));
    }

    /** As hexadecimal digits, one after the other; what is packed is not read. */
    private void graphic(String[] values) {
        int rowBytes = number(values, 3, 0);
        if (values.length == 5 && values[0].equals("A") && rowBytes > 0 && values[4].matches("([0-9A-Fa-f]{2})+")) {
            byte[] rows = HexFormat.of().parseHex(values[4]);
            if (rows.length % rowBytes == 0) {
                parts.add(new Graphic(x, y, rows, rowBytes));
                return;
            }
        }
        unknown.add("^GF");
    }

    private void end() {
        int top = onBaseline ? y - size : y;
        if (!text.isEmpty() && block == 0) {
            parts.add(new Words(x, top, text, size, Lettering.width(text, size)));
        } else if (!text.isEmpty()) {
            for (String line : Lettering.lines(text, size, block, lines)) {
                int wide = Lettering.width(line, size);
                int free = block - wide;
                parts.add(new Words(x + Math.max(0, place == 'C' ? free / 2 : place == 'R' ? free : 0), top, line, size, wide));
                top += size;
            }
        }
        text = "";
        hexadecimal = false;
        block = 0;
        lines = 1;
        place = 'L';
        size = usualSize;
    }

    /** A byte may stand as two hexadecimal digits behind an underscore. */
    private static String plain(String field) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = 0; at < field.length(); at++) {
            if (field.charAt(at) == '_' && field.substring(at + 1).matches("[0-9A-Fa-f]{2}.*")) {
                bytes.write(HexFormat.fromHexDigits(field, at + 1, at + 3));
                at += 2;
            } else {
                bytes.writeBytes(field.substring(at, at + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** What is none, or too large for a label, is what it would be without. */
    private static int number(String[] values, int at, int otherwise) {
        return at < values.length && values[at].strip().matches("\\d{1,5}") ? Integer.parseInt(values[at].strip()) : otherwise;
    }
}
