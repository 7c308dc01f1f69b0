package dev.claimport.device;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a device says of itself. All texts come from outside: control characters are already taken out and lengths limited.
 *
 * @param parameters template parameters that the device fills in itself
 * @param maxBundle the largest bundle that it takes, in bytes
 * @param state its hand-over state when asked
 * @param clock its clock, if it has one
 * @param reportsBack whether it can be asked how far its registration is; else only the registry tells
 * @param sealed whether what is sent to it is encrypted for it alone
 */
public record DeviceIdentity(
        String model, String serial, String firmware, List<String> parameters, long maxBundle, DeviceState state,
        boolean makesOwnKey, Optional<Instant> clock, boolean reportsBack, boolean sealed) {

    public DeviceIdentity {
        parameters = List.copyOf(parameters);
    }

    /** One that reports back and takes no seal. */
    public DeviceIdentity(String model, String serial, String firmware, List<String> parameters, long maxBundle, DeviceState state,
            boolean makesOwnKey, Optional<Instant> clock) {
        this(model, serial, firmware, parameters, maxBundle, state, makesOwnKey, clock, true, false);
    }
}
