package dev.claimport.practice.device.zephyr;

import dev.claimport.practice.device.PracticeDialect;
import dev.claimport.practice.device.text.PracticeText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** Devices with a Zephyr shell that a practice can plug in. */
public final class PracticeShells {

    private PracticeShells() {}

    /** By the word for it on the command line. */
    public static SequencedMap<String, PracticeDialect> all() {
        var families = new LinkedHashMap<String, PracticeDialect>();
        families.put("zephyr-cred", new PracticeText("zephyr-cred", PracticeShells::deviceId, Map.of(), (options, registration) -> new CredShell(CredOptions.USUAL, options, registration)));
        families.put("zephyr-smp-cred", new PracticeShellGroup());
        return families;
    }

    /** What Zephyr's {@code hwinfo devid} says: eight bytes, in hexadecimal. */
    static String deviceId(String serial) {
        String digits = "000000" + serial.replaceAll("\\D", "");
        return "a1b2c3d4e5" + digits.substring(digits.length() - 6);
    }
}
