package dev.claimport.device.smpfs;

import dev.claimport.device.smp.SmpAnswer;
import java.util.List;

/**
 * What a firmware says of itself (Zephyr, {@code smp_group_0.rst}, "OS/Application info", format {@code a}).
 *
 * @param model the board, where Zephyr's form is recognised
 * @param version empty if there is none in it
 */
record FirmwareInfo(String model, String version) {

    private static final String NAMELESS = "MCUmgr device";
    private static final int LONGEST = 64;

    static FirmwareInfo of(SmpAnswer answer) {
        if (!(answer instanceof SmpAnswer.Done done) || !(done.body().get("output") instanceof String output) || output.isBlank()) {
            return new FirmwareInfo(NAMELESS, "");
        }
        // Both ends name the system; the board stands before the last.
        List<String> words = List.of(output.strip().split("\\s+"));
        boolean zephyr = words.size() >= 4 && words.getFirst().equals("Zephyr") && words.getLast().equals("Zephyr");
        String version = words.stream().filter(word -> word.matches("v?\\d+\\.\\d+.*")).findFirst().orElse("");
        return new FirmwareInfo(clean(zephyr ? words.get(words.size() - 2) : output), clean(version));
    }

    static String clean(String text) {
        String printable = text.replaceAll("\\s+", " ").replaceAll("\\p{C}", "").strip();
        return printable.substring(0, printable.offsetByCodePoints(0, Math.min(LONGEST, printable.codePointCount(0, printable.length()))));
    }
}
