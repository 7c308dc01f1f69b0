package dev.claimport.device.script;

import dev.claimport.device.profile.Dialect;
import dev.claimport.device.profile.Fields;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.trace.TraceLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sending and expecting, as a profile describes it: AT commands and shells. Its families are profiles, not classes. */
public final class ScriptDialect implements Dialect {

    @Override
    public String id() {
        return "script";
    }

    @Override
    public List<String> profiles() {
        return List.of("nrf91-at", "nrf91-shell", "serial-modem", "quectel", "simcom-a76xx", "simcom-sim70xx", "esp-at", "ublox", "telit", "sequans", "altair", "sierra", "zephyr-cred", "zephyr-smp-cred");
    }

    @Override
    public boolean canReportBack() {
        return false;
    }

    @Override
    public Optional<String> draft(String name, List<TraceLine> marked, int baud, String end) {
        return Optional.of(DraftProfile.yaml(name, marked, baud, end));
    }

    @Override
    public boolean isMeantBy(Fields profile) {
        return profile.has("store");
    }

    @Override
    public Settings read(Fields profile, LineSettings line, Duration bootWait) {
        return new ScriptReader(profile).read(line);
    }
}
