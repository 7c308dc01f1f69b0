package dev.claimport.label;

/** GS1 element strings (GS1 General Specifications, 3): what a trade item is, and which one. */
public final class Gs1 {

    private static final int DIGITS = 14;
    /** As long as a serial number, AI 21, may be. */
    private static final String SERIAL = "[!\"%-?A-Z_a-z]{1,20}";

    private Gs1() {}

    /** @param gtin of 8, 12, 13 or 14 digits @return empty unless both are what GS1 wants them to be */
    public static String code(String gtin, String serial) {
        if (!gtin.matches("\\d{8}|\\d{12,14}") || !serial.matches(SERIAL)) {
            return "";
        }
        String digits = "0".repeat(DIGITS - gtin.length()) + gtin;
        int sum = 0;
        for (int at = 0; at < DIGITS; at++) {
            sum += (digits.charAt(at) - '0') * (at % 2 == 0 ? 3 : 1);
        }
        return sum % 10 == 0 ? "01" + digits + "21" + serial : "";
    }
}
