package dev.claimport.practice.device;

import dev.claimport.device.profile.Profile;
import dev.claimport.time.TimeSource;
import java.util.Map;

/** What speaks a dialect in a practice. */
public interface PracticeDialect {

    /** Whether its devices can take sealed bundles, and have a code on their label. */
    boolean takesSeal();

    /** What its devices alone can do wrong, by the word that a scenario has for it. */
    default Map<String, DeviceFault> faults() {
        return Map.of();
    }

    /** A device of a family. @param family with the settings of this dialect */
    PracticeFirmware device(Profile family, VirtualDeviceOptions options, DeviceRegistration registration, TimeSource time);
}
