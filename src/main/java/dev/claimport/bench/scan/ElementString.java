package dev.claimport.bench.scan;

import dev.claimport.bench.scan.ScanException.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Element strings of GS1 (General Specifications, chapter 3; gs1/gs1-syntax-dictionary), as far as labels of devices have them: identifiers
 * 01, 03, 10, 11, 17, 21, 250, 8006, 8012 and 91 to 99. One of no fixed length ends with a separator, unless it is the last.
 */
final class ElementString {

    /** FNC1 as readers transmit it. */
    static final char SEPARATOR = '\u001D';

    private enum Form {
        /** Digits, of which the last is a check digit. */
        CHECKED,
        DATE,
        /** GS1 AI encodable character set 82. */
        TEXT,
        /** Of all digits, the first fourteen are checked. */
        PIECES
    }

    /** @param fixed whether nothing has to end it */
    private record Rule(String identifier, Form form, int least, int most, boolean fixed) {}

    private static final List<Rule> RULES = List.of(
            new Rule("8006", Form.PIECES, 18, 18, false), new Rule("8012", Form.TEXT, 1, 20, false), new Rule("250", Form.TEXT, 1, 30, false),
            new Rule("01", Form.CHECKED, 14, 14, true), new Rule("03", Form.CHECKED, 14, 14, true), new Rule("10", Form.TEXT, 1, 20, false),
            new Rule("11", Form.DATE, 6, 6, true), new Rule("17", Form.DATE, 6, 6, true), new Rule("21", Form.TEXT, 1, 20, false),
            new Rule("9", Form.TEXT, 1, 90, false));

    private ElementString() {}

    /** Whether an application identifier is one of those that labels of devices have. */
    static boolean isKnown(String identifier) {
        return identifier.matches("9[1-9]") || RULES.stream().anyMatch(rule -> rule.identifier().length() > 1 && rule.identifier().equals(identifier));
    }

    static Map<String, String> parse(String text) throws ScanException {
        Map<String, String> elements = new LinkedHashMap<>();
        // Some readers send the FNC1 that only says that this is GS1's.
        int at = !text.isEmpty() && text.charAt(0) == SEPARATOR ? 1 : 0;
        while (at < text.length()) {
            Rule rule = rule(text, at);
            String identifier = rule.identifier().equals("9") ? text.substring(at, at + 2) : rule.identifier();
            int from = at + identifier.length();
            int separator = text.indexOf(SEPARATOR, from);
            int end = rule.fixed() ? Math.min(from + rule.most(), text.length()) : separator < 0 ? text.length() : separator;
            String value = text.substring(from, end);
            check(rule, identifier, value);
            if (elements.put(identifier, value) != null) {
                throw new ScanException(Kind.TWICE, identifier);
            }
            at = end < text.length() && text.charAt(end) == SEPARATOR ? end + 1 : end;
        }
        if (elements.containsKey("21") && !elements.containsKey("01") && !elements.containsKey("03") && !elements.containsKey("8006")) {
            throw new ScanException(Kind.ITEM_MISSING, "21");
        }
        return elements;
    }

    private static Rule rule(String text, int at) throws ScanException {
        for (Rule rule : RULES) {
            boolean companies = rule.identifier().equals("9");
            if (companies ? text.substring(at).matches("(?s)9[1-9].*") : text.startsWith(rule.identifier(), at)) {
                return rule;
            }
        }
        throw new ScanException(Kind.IDENTIFIER_UNKNOWN, text.substring(at, Math.min(at + 4, text.length())));
    }

    private static void check(Rule rule, String identifier, String value) throws ScanException {
        if (value.length() < rule.least()) {
            throw new ScanException(Kind.TOO_SHORT, identifier);
        }
        if (value.length() > rule.most()) {
            throw new ScanException(Kind.TOO_LONG, identifier);
        }
        String allowed = rule.form() == Form.TEXT ? "[!\"%-?A-Z_a-z]+" : "[0-9]+";
        if (!value.matches(allowed)) {
            throw new ScanException(Kind.CHARACTER_WRONG, identifier);
        }
        if (rule.form() == Form.CHECKED && !isChecked(value) || rule.form() == Form.PIECES && !isChecked(value.substring(0, 14))) {
            throw new ScanException(Kind.CHECK_DIGIT_WRONG, identifier);
        }
        if (rule.form() == Form.DATE && !isDate(value)) {
            throw new ScanException(Kind.DATE_WRONG, identifier);
        }
    }

    /** Weights 3 and 1 by turns from the right, without the check digit itself (General Specifications, section 7.9). */
    private static boolean isChecked(String digits) {
        int sum = 0;
        for (int at = 0; at < digits.length(); at++) {
            sum += (digits.charAt(at) - '0') * ((digits.length() - at) % 2 == 0 ? 3 : 1);
        }
        return sum % 10 == 0;
    }

    /** YYMMDD; day 00 means the end of the month. */
    private static boolean isDate(String value) {
        try {
            int day = Integer.parseInt(value.substring(4));
            LocalDate.of(2000 + Integer.parseInt(value.substring(0, 2)), Integer.parseInt(value.substring(2, 4)), Math.max(1, day));
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }
}
