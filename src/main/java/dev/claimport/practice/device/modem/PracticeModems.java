package dev.claimport.practice.device.modem;

import dev.claimport.practice.device.PracticeDialect;
import dev.claimport.practice.device.text.PracticeText;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The families of modems that a practice can plug in. */
public final class PracticeModems {

    private PracticeModems() {}

    /** By the word for it on the command line. */
    public static SequencedMap<String, PracticeDialect> all() {
        var families = new LinkedHashMap<String, PracticeDialect>();
        families.put("nrf91", PracticeText.modem("nrf91", (options, registration) -> new Nrf91Modem(Nrf91Options.USUAL, options, registration)));
        families.put("quectel", PracticeText.modem("quectel", QuectelModem::new));
        return families;
    }
}
