package dev.claimport.device.profile;

import dev.claimport.device.Devices;
import dev.claimport.device.recognition.ProbeResult;
import dev.claimport.device.recognition.Spoken;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.time.TimeSource;
import java.time.Duration;

/**
 * A family of devices: how it is recognised and spoken to.
 *
 * @param name by which it is chosen: lower-case letters, digits and dashes
 * @param family in words
 * @param recognition how it is recognised
 * @param bootWait how long a device may take to answer for the first time
 * @param settings what it says of its dialect
 * @param reportsBack whether its devices say how far their registration is
 */
public record Profile(String name, String family, Recognition recognition, LineSettings line, Duration bootWait, Dialect dialect, Dialect.Settings settings,
        boolean reportsBack) {

    /** Starts conversations in this family's dialect. */
    public Devices devices(TimeSource time) {
        return settings.devices(time);
    }

    /** Whether what was seen on a port is served by it. */
    public boolean serves(ProbeResult found) {
        return found.family().equals(new Spoken(dialect.id())) || recognition.fits(found);
    }

    /** Whether the port's USB ids speak for it. */
    public boolean isLikelyOn(PortInfo port) {
        return recognition.usb().stream().anyMatch(id -> id.fits(port));
    }
}
