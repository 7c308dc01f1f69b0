package dev.claimport.desktop.memory;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the technician chose for devices.
 *
 * @param practiceDialect of what kind the last practice device was that was plugged in: what it speaks, as in profiles, or {@code handover-code};
 *     empty for the usual
 * @param profiles names of device profiles by the USB ids of the port, {@code 1915:520f}, or by nothing where it has none
 */
public record DeviceMemory(String practiceDialect, Map<String, String> profiles) {

    public static final DeviceMemory EMPTY = new DeviceMemory("", Map.of());

    public DeviceMemory {
        practiceDialect = practiceDialect == null ? "" : practiceDialect;
        profiles = profiles == null ? Map.of() : Map.copyOf(profiles);
    }

    public DeviceMemory withPracticeDialect(String dialect) {
        return new DeviceMemory(dialect, profiles);
    }

    /** @param profile empty for none */
    public DeviceMemory withProfile(String usb, String profile) {
        Map<String, String> changed = new TreeMap<>(profiles);
        if (profile.isEmpty()) {
            changed.remove(usb);
        } else {
            changed.put(usb, profile);
        }
        return new DeviceMemory(practiceDialect, changed);
    }
}
