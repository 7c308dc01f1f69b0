package dev.claimport.practice.device;

import dev.claimport.device.profile.Profile;
import dev.claimport.time.TimeSource;
import java.util.Map;

/** What speaks a dialect, or one family of it, in a practice. */
public interface PracticeDialect {

    /** Whether its devices can take sealed bundles, and have a code on their label. */
    boolean takesSeal();

    /** What its devices alone can do wrong, by the word that a scenario has for it. */
    default Map<String, DeviceFault> faults() {
        return Map.of();
    }

    /** Whether it can be a device of that family. */
    boolean plays(Profile family);

    /** A device of a family that it {@link #plays}. */
    PracticeFirmware device(Profile family, VirtualDeviceOptions options, DeviceRegistration registration, TimeSource time);
}
