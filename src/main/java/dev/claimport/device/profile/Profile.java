package dev.claimport.device.profile;

import dev.claimport.device.Devices;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.util.List;

/**
 * A family of devices: how it is recognised and spoken to.
 *
 * @param name by which it is chosen: lower-case letters, digits and dashes
 * @param family in words
 * @param usb ids that speak for it; they only rank, a probe decides
 * @param bootWait how long a device may take to answer for the first time
 * @param settings what it says of its dialect
 * @param reportsBack whether its devices say how far their registration is
 */
public record Profile(String name, String family, List<UsbId> usb, LineSettings line, Duration bootWait, Dialect dialect, Dialect.Settings settings,
        boolean reportsBack) {

    public Profile {
        usb = List.copyOf(usb);
    }

    /** Starts conversations in this family's dialect. */
    public Devices devices(TimeSource time) {
        return settings.devices(time);
    }

    /** Whether the port's USB ids speak for it. */
    public boolean isLikelyOn(PortInfo port) {
        return usb.stream().anyMatch(id -> id.fits(port));
    }
}
