package dev.claimport.device;

/** Makes a text that came from outside fit to be shown. */
public final class DeviceText {

    private DeviceText() {}

    /** Without control and formatting characters (Unicode category C), white space collapsed, at most {@code longest} characters. */
    public static String clean(String text, int longest) {
        String printable = text.replaceAll("\\s+", " ").replaceAll("\\p{C}", "").strip();
        int end = printable.offsetByCodePoints(0, Math.min(longest, printable.codePointCount(0, printable.length())));
        return printable.substring(0, end);
    }
}
