package dev.claimport.desktop.testing;

import dev.claimport.desktop.preferences.Administration;
import dev.claimport.desktop.settings.Appearance;
import dev.claimport.serial.SerialPorts;
import dev.claimport.settings.PolicySource;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingsStore;
import dev.claimport.support.RecentFailures;
import dev.claimport.support.Redactor;
import dev.claimport.support.SupportReport;
import dev.claimport.time.TimeSource;
import dev.claimport.update.Updates;
import java.nio.file.Path;
import java.util.Map;

/** What a window knows of settings, in a folder of a test. */
public final class Administrations {

    private Administrations() {}

    /** @param fixed what the administrator has fixed */
    public static Administration in(Path folder, Map<Setting, String> fixed, SerialPorts ports, TimeSource time) {
        var settings = new SettingsStore(() -> new PolicySource.Policy("/etc/claimport/policy.yaml", fixed), folder.resolve("config.yaml"));
        var failures = new RecentFailures(time);
        var administration = new Administration(settings,
                Updates.usual(settings, "1.0.0", "Linux", Map.of("XDG_CONFIG_HOME", folder.toString()), folder, time),
                new SupportReport("1.0.0", ports, settings, failures, time, new Redactor("/home/jweber", "jweber")), failures);
        administration.open(Appearance.SYSTEM);
        return administration;
    }
}
