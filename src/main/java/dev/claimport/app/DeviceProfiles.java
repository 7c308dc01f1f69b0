package dev.claimport.app;

import dev.claimport.device.profile.ProfileLibrary;

/** The dialects, and the profiles of device families. Everything here may block: never call it on the FX thread. */
public interface DeviceProfiles {

    /** The profiles of device families: those built in, and the user's own. Read anew each time. */
    ProfileLibrary deviceProfiles();

    /** What is spoken with devices, and in a practice. */
    SupportedDialects dialects();
}
