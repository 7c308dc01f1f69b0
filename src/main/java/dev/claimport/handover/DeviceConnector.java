package dev.claimport.handover;

import dev.claimport.device.Device;
import dev.claimport.device.Devices;
import dev.claimport.device.finder.DeviceFinder;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.time.TimeSource;
import java.util.Optional;

/** How the conversation with whatever is on a port is begun. */
@FunctionalInterface
public interface DeviceConnector {

    /**
     * Opens the port and begins.
     *
     * @param profile of the family that is expected there; empty finds out
     * @throws dev.claimport.failure.FailureException of the link family; {@code device-silent}, {@code device-not-served} and what else
     *     recognition ends in
     */
    Contact contact(SerialPorts ports, PortInfo port, Optional<Profile> profile);

    /**
     * A conversation that has begun.
     *
     * @param link owned by the device
     * @param line by which the port is to be opened again
     * @param profile where there is one
     */
    record Contact(Device device, SerialLink link, LineSettings line, Optional<Profile> profile) {}

    /** Always the same dialect. */
    static DeviceConnector always(Devices devices) {
        return (ports, port, _) -> {
            SerialLink link = ports.open(port.path(), LineSettings.USUAL);
            return new Contact(devices.on(link), link, LineSettings.USUAL, Optional.empty());
        };
    }

    /** By the profile that is chosen, or the one that recognition finds. */
    static DeviceConnector byProfile(ProfileLibrary profiles, TimeSource time) {
        return (ports, port, chosen) -> {
            DeviceFinder.Found found = chosen.map(profile -> new DeviceFinder.Found(profile, ports.open(port.path(), profile.line())))
                    .orElseGet(() -> new DeviceFinder(ports, profiles, time).find(port));
            Profile profile = found.profile();
            return new Contact(profile.devices(time).on(found.link()), found.link(), profile.line(), Optional.of(profile));
        };
    }
}
