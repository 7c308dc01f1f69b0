package dev.claimport.desktop.testing;

import dev.claimport.aws.network.Connections;
import dev.claimport.aws.network.Proxies;
import dev.claimport.aws.network.Timeouts;
import dev.claimport.desktop.memory.Appearance;
import dev.claimport.desktop.settings.Administration;
import dev.claimport.serial.SerialPorts;
import dev.claimport.serial.trace.Trace;
import dev.claimport.settings.PolicySource;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingsStore;
import dev.claimport.support.RecentFailures;
import dev.claimport.support.Redactor;
import dev.claimport.support.SupportReport;
import dev.claimport.time.TimeSource;
import dev.claimport.update.Updates;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** What a window knows of settings, in a folder of a test. */
public final class Administrations {

    private Administrations() {}

    /** @param fixed what the administrator has fixed */
    public static Administration in(Path folder, Map<Setting, String> fixed, SerialPorts ports, TimeSource time) {
        try {
            return in(folder, policy(fixed), ports, time, SSLContext.getDefault(), Locale.ENGLISH);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** A policy that fixes this. */
    public static PolicySource policy(Map<Setting, String> fixed) {
        return () -> new PolicySource.Policy("/etc/claimport/policy.yaml", fixed);
    }

    /** @param tls of whoever asks for newer releases; what runs is 1.0.0. @param system the locale of the computer */
    public static Administration in(Path folder, PolicySource policy, SerialPorts ports, TimeSource time, SSLContext tls, Locale system) {
        var settings = new SettingsStore(policy, folder.resolve("config.yaml"));
        var failures = new RecentFailures(time);
        var administration = new Administration(settings,
                Updates.with(() -> new Connections(Proxies.NONE, tls::getSocketFactory, Timeouts.USUAL), settings, "1.0.0", folder, time),
                new SupportReport("1.0.0", ports, settings, failures, new Trace(), time, new Redactor("/home/jweber", "jweber")), failures, system);
        administration.open(Appearance.SYSTEM);
        return administration;
    }
}
