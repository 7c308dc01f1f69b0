package dev.claimport.device.recognition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells by the end of what a console printed who is behind it. */
public final class Prompts {

    private static final Pattern ANSI = Pattern.compile("\u001b\\[[0-9;?]*[ -/]*[@-~]|\u001b[()][A-Z0-9]|\u001b[=>]");
    private static final int LONGEST_EVIDENCE = 80;
    /** In this order: a Zephyr prompt has no user before its colon, a Linux one mostly has. */
    private static final Map<Pattern, OtherKind> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put(Pattern.compile("(^|\\s)[A-Za-z0-9_-]+:~\\$\\s*$"), OtherKind.ZEPHYR_SHELL);
        KNOWN.put(Pattern.compile("(login|[Pp]assword):\\s*$"), OtherKind.LINUX_LOGIN);
        KNOWN.put(Pattern.compile("^(=>|U-Boot>|barebox.*[$:]/?|grub>|RedBoot>)\\s*$"), OtherKind.BOOTLOADER);
        KNOWN.put(Pattern.compile("[#$]\\s*$"), OtherKind.LINUX_SHELL);
        KNOWN.put(Pattern.compile("^[\\w .@:/-]{0,40}>+\\s*$"), OtherKind.OTHER_PROMPT);
    }

    /** What says plainly what it is, by an answer to what it does not know, or in its log. */
    private static final Map<Pattern, OtherKind> NAMED = Map.of(
            // FreeRTOS-Plus-CLI and FreeRTOS/iot-reference-stm32u5, Common/cli.
            Pattern.compile("Command not recogni[sz]ed\\. +Enter 'help' to view"), OtherKind.FREERTOS_CLI,
            // Microchip's AVR-IoT and PIC-IoT boards, whose command line knows no key but the public one; and logs of boards with such elements.
            Pattern.compile("Unknown command\\. List of available commands:\\s+reset\\s|\\b(ATECC\\w+|ECC[56]08|OPTIGA|SE050|esp_secure_cert)\\b"),
            OtherKind.SECURE_ELEMENT);

    private Prompts() {}

    static Optional<OtherKind> named(String text) {
        return NAMED.entrySet().stream().filter(known -> known.getKey().matcher(text).find()).map(Map.Entry::getValue).findFirst();
    }

    /** By the last line, which a prompt leaves unfinished. */
    public static Optional<OtherKind> of(String text) {
        String last = plain(text).replaceFirst("(?s).*[\r\n]", "");
        return last.isBlank() || last.length() > 200
                ? Optional.empty()
                : KNOWN.entrySet().stream().filter(known -> known.getKey().matcher(last).find()).map(Map.Entry::getValue).findFirst();
    }

    /** The last line that says anything, fit to be shown. */
    static String evidence(String text) {
        String[] lines = plain(text).split("[\r\n]+");
        for (int i = lines.length - 1; i >= 0; i--) {
            String printable = lines[i].replaceAll("[^\\x20-\\x7e]", "").strip();
            if (!printable.isEmpty()) {
                return printable.substring(0, Math.min(LONGEST_EVIDENCE, printable.length()));
            }
        }
        return "";
    }

    /** Whether nearly all of it can be read. */
    static boolean isText(byte[] bytes) {
        int readable = 0;
        for (byte each : bytes) {
            if (each >= 0x20 && each < 0x7f || each == '\r' || each == '\n' || each == '\t' || each == 0x1b || each == '\b') {
                readable++;
            }
        }
        return readable * 10 >= bytes.length * 9;
    }

    /** Without what tells a terminal how to show it. */
    public static String plain(String text) {
        return ANSI.matcher(text).replaceAll("");
    }
}
