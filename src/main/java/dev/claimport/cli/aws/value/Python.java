package dev.claimport.cli.aws.value;

import dev.claimport.cli.aws.value.Value.Fields;
import dev.claimport.cli.aws.value.Value.Flag;
import dev.claimport.cli.aws.value.Value.Foreign;
import dev.claimport.cli.aws.value.Value.Items;
import dev.claimport.cli.aws.value.Value.Nothing;
import dev.claimport.cli.aws.value.Value.Real;
import dev.claimport.cli.aws.value.Value.Text;
import dev.claimport.cli.aws.value.Value.Whole;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How Python, in which the AWS CLI is written, prints, reads and orders what its users see. */
public final class Python {

    /** Python orders strings by code point, Java by UTF-16 unit. */
    public static final Comparator<CharSequence> BY_CODE_POINT = Python::compare;

    private static final Pattern INTEGER = Pattern.compile("[+-]?\\p{Nd}+(_\\p{Nd}+)*");
    /** Python writes floats from here on with an exponent. */
    private static final int FIRST_LARGE_EXPONENT = 16;
    private static final int LAST_SMALL_EXPONENT = -5;
    /** Of a sequence of UTF-8 (RFC 3629, section 4). */
    private static final int FIRST_LEADING_BYTE = 0xc2;
    private static final int LAST_LEADING_BYTE = 0xf4;

    private Python() {}

    /** {@code str(value)}; a text is given as it is, without a copy. */
    public static CharSequence str(Value value) {
        return switch (value) {
            case Text text -> text;
            case Foreign foreign -> foreign.plain();
            default -> repr(value);
        };
    }

    /** {@code repr(value)}. */
    public static String repr(Value value) {
        return switch (value) {
            case Nothing _ -> "None";
            case Flag(boolean set) -> set ? "True" : "False";
            case Whole(BigInteger number) -> number.toString();
            case Real(double number) -> repr(number);
            case Text text -> quoted(text);
            case Foreign foreign -> foreign.code();
            case Items(var values) -> {
                var list = new StringBuilder("[");
                values.forEach(item -> list.append(list.length() > 1 ? ", " : "").append(repr(item)));
                yield list.append(']').toString();
            }
            case Fields(var members) -> {
                var object = new StringBuilder("{");
                members.forEach((name, member) ->
                        object.append(object.length() > 1 ? ", " : "").append(quoted(name)).append(": ").append(repr(member)));
                yield object.append('}').toString();
            }
        };
    }

    /** {@code repr} of a float: the shortest digits that give it back. */
    public static String repr(double number) {
        if (Double.isNaN(number)) {
            return "nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        if (number == 0) {
            return 1 / number < 0 ? "-0.0" : "0.0";
        }
        BigDecimal decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        String digits = decimal.unscaledValue().abs().toString();
        int exponent = digits.length() - decimal.scale() - 1;
        if (exponent > LAST_SMALL_EXPONENT && exponent < FIRST_LARGE_EXPONENT) {
            String plain = decimal.toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return (number < 0 ? "-" : "") + mantissa + "e" + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }

    /** {@code repr} of a string: single quotes unless only those occur, and escapes for what cannot be printed. */
    public static String quoted(CharSequence text) {
        char quote = has(text, '\'') && !has(text, '"') ? '"' : '\'';
        var quoted = new StringBuilder().append(quote);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (point == quote) {
                        quoted.append('\\').append(quote);
                    } else if (isPrintable(point)) {
                        quoted.appendCodePoint(point);
                    } else {
                        quoted.append(point <= 0xff ? "\\x%02x".formatted(point)
                                : point <= 0xffff ? "\\u%04x".formatted(point) : "\\U%08x".formatted(point));
                    }
                }
            }
        });
        return quoted.append(quote).toString();
    }

    /** {@code repr} of bytes. */
    public static String quoted(byte[] bytes) {
        boolean single = false;
        boolean twofold = false;
        for (byte next : bytes) {
            single |= next == '\'';
            twofold |= next == '"';
        }
        char quote = single && !twofold ? '"' : '\'';
        var quoted = new StringBuilder("b").append(quote);
        for (byte next : bytes) {
            switch (next) {
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (next == quote) {
                        quoted.append('\\').append(quote);
                    } else if (next >= ' ' && next < 0x7f) {
                        quoted.append((char) next);
                    } else {
                        quoted.append("\\x%02x".formatted(next & 0xff));
                    }
                }
            }
        }
        return quoted.append(quote).toString();
    }

    /** The name of the class that Python has for it. */
    public static String typeName(Value value) {
        return switch (value) {
            case Nothing _ -> "NoneType";
            case Flag _ -> "bool";
            case Whole _ -> "int";
            case Real _ -> "float";
            case Text _ -> "str";
            case Items _ -> "list";
            case Fields _ -> "dict";
            case Foreign foreign -> foreign.type();
        };
    }

    /** {@code int(text)}: signs, underscores between digits and white space around are allowed, and the digits of any script. */
    public static Optional<BigInteger> integer(CharSequence text) {
        String stripped = text.toString().strip();
        return INTEGER.matcher(stripped).matches() ? Optional.of(new BigInteger(stripped.replace("_", ""))) : Optional.empty();
    }

    /** What {@code int(text)} says when it cannot. */
    public static String notAnInteger(CharSequence text) {
        return "invalid literal for int() with base 10: " + quoted(text);
    }

    /** What decoding says of bytes that are no UTF-8. */
    public static String undecodable(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        CoderResult fault = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        Arrays.fill(out.array(), '\0');
        int first = bytes[in.position()] & 0xff;
        int last = in.position() + fault.length() - 1;
        String where = fault.length() == 1 ? String.format(Locale.ROOT, "byte 0x%02x in position %d", first, last)
                : String.format(Locale.ROOT, "bytes in position %d-%d", in.position(), last);
        String why = first < FIRST_LEADING_BYTE || first > LAST_LEADING_BYTE ? "invalid start byte"
                : last == bytes.length - 1 ? "unexpected end of data" : "invalid continuation byte";
        return "'utf-8' codec can't decode " + where + ": " + why;
    }

    private static boolean has(CharSequence text, char wanted) {
        return text.chars().anyMatch(next -> next == wanted);
    }

    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }

    private static int compare(CharSequence one, CharSequence other) {
        int shorter = Math.min(one.length(), other.length());
        for (int i = 0; i < shorter; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                return Character.isSurrogate(a) != Character.isSurrogate(b) ? Character.isSurrogate(a) ? 1 : -1 : a - b;
            }
        }
        return one.length() - other.length();
    }
}
