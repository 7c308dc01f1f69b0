package dev.claimport.practice.device.modem;

import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.PracticeDialect;
import dev.claimport.practice.device.text.LosesBytes;
import dev.claimport.practice.device.text.PracticeText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** The families of modems that a practice can plug in. */
public final class PracticeModems {

    /** Of a shell, {@code CONFIG_SHELL_CMD_BUFF_SIZE}. */
    private static final int LONG_LINES = 4096;

    private static final Map<String, DeviceFault> FAULTS = Map.of("stays-online", new ModemFault.StaysOnline(), "small-buffer", new ModemFault.SmallBuffer(),
            "loses-bytes", new LosesBytes());

    private PracticeModems() {}

    /** By the word for it on the command line. */
    public static SequencedMap<String, PracticeDialect> all() {
        var families = new LinkedHashMap<String, PracticeDialect>();
        families.put("nrf91", PracticeText.modem("nrf91-at", (options, registration) -> new Nrf91Modem(Nrf91Options.USUAL, options, registration)).with(FAULTS));
        families.put("nrf91-shell", PracticeText.modem("nrf91-shell", (options, registration) -> new AtShell(LONG_LINES, true, options, registration)));
        families.put("serial-modem", PracticeText.modem("serial-modem", (options, registration) -> new Nrf91Modem(Nrf91Options.SERIAL_MODEM, options, registration)));
        families.put("quectel", PracticeText.modem("quectel", QuectelModem::new));
        families.put("simcom", PracticeText.modem("simcom-a76xx", SimcomModem::new));
        families.put("simcom-fs", PracticeText.modem("simcom-sim70xx", SimcomFileModem::new));
        families.put("esp-at", new PracticeText("esp-at", PracticeModems::mac, Map.of(), EspAtModule::new));
        families.put("ublox", PracticeText.modem("ublox", UbloxModem::new));
        families.put("telit", PracticeText.modem("telit", TelitModem::new));
        families.put("sequans", PracticeText.modem("sequans", SequansModem::new));
        families.put("altair", PracticeText.modem("altair", AltairModem::new));
        families.put("sierra", PracticeText.modem("sierra", SierraModem::new));
        return families;
    }

    /** What Wi-Fi modules have for a serial number: an address that nobody else has, of those that anybody may give (IEEE 802, 8.4). */
    private static String mac(String serial) {
        String digits = "000000" + serial.replaceAll("\\D", "");
        return "02:00:5e:" + digits.substring(digits.length() - 6).replaceAll("(..)(..)(..)", "$1:$2:$3");
    }
}
