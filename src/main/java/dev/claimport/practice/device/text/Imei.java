package dev.claimport.practice.device.text;

import java.util.Locale;

/** What modems have for a serial number (3GPP TS 23.003, 6.2.1). */
public final class Imei {

    private static final String TYPE = "35045700";

    private Imei() {}

    /** Of a practice device with such a serial number: its last six digits, and the check digit. */
    public static String of(String serial) {
        String digits = serial.replaceAll("\\D", "");
        String number = TYPE + String.format(Locale.ROOT, "%06d", Long.parseLong("0" + digits.substring(Math.max(0, digits.length() - 6))));
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = (number.charAt(i) - '0') * (i % 2 + 1);
            sum += digit / 10 + digit % 10;
        }
        return number + (10 - sum % 10) % 10;
    }
}
