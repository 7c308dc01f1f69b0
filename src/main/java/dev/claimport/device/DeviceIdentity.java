package dev.claimport.device;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a device says of itself, and what it can. All texts come from outside: control characters are already taken out and lengths limited.
 *
 * @param parameters template parameters that the device fills in itself
 * @param standing what an earlier hand-over has left on it
 * @param maxBundle the largest bundle that it takes, in bytes; empty where nothing is known
 * @param capabilities what this one can, of what only some can
 */
public record DeviceIdentity(
        String model, String serial, String firmware, List<String> parameters, Standing standing, OptionalLong maxBundle, Set<Capability> capabilities) {

    /** What only some devices can. Its conversation is then of the interface that is named. */
    public enum Capability {
        /** It can be asked how far its registration is, see {@link ReportsProgress}; of others only the registry tells. */
        REPORTS_PROGRESS,
        /** What is sent to it is encrypted for it alone, see {@link TakesSeal}. */
        TAKES_SEAL,
        /** It cannot be given template parameters: it registers with those alone that it fills in itself. */
        FIXED_PARAMETERS
    }

    /** What an earlier hand-over has left on a device. */
    public enum Standing {
        NOTHING,
        /** Something that it is to forget first, see {@link Forgets}. */
        LEFT_OVER,
        /** It is registering, and cannot be made to forget. */
        BUSY
    }

    public DeviceIdentity {
        parameters = List.copyOf(parameters);
        capabilities = Set.copyOf(capabilities);
    }

    /** A device on which nothing is left, of which no more is known. */
    public static DeviceIdentity of(String model, String serial, String firmware) {
        return new DeviceIdentity(model, serial, firmware, List.of(), Standing.NOTHING, OptionalLong.empty(), Set.of());
    }

    public DeviceIdentity withParameters(List<String> names) {
        return new DeviceIdentity(model, serial, firmware, names, standing, maxBundle, capabilities);
    }

    public DeviceIdentity with(Standing found) {
        return new DeviceIdentity(model, serial, firmware, parameters, found, maxBundle, capabilities);
    }

    /** @param bytes of the largest bundle */
    public DeviceIdentity taking(long bytes) {
        return new DeviceIdentity(model, serial, firmware, parameters, standing, OptionalLong.of(bytes), capabilities);
    }

    public DeviceIdentity able(Set<Capability> all) {
        return new DeviceIdentity(model, serial, firmware, parameters, standing, maxBundle, all);
    }

    public boolean can(Capability capability) {
        return capabilities.contains(capability);
    }
}
