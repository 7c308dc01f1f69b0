package dev.claimport.device.console;

import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus.Cause;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a product tells what becomes of its claim.
 *
 * @param result prints what the product keeps of its registration; nothing, or an error, as long as there is none
 * @param log prints its log; what was there before it was started counts for nothing
 * @param thing its group is the thing's name, in either of them
 * @param certificate prints the new certificate, as PEM
 * @param states what it logs when it gets into a state
 * @param complaints what it logs when it fails, the most telling first
 * @param made files that it makes, and the permissions that it insists on; a name may have {@code *} in it
 */
record Follow(Optional<String> result, Optional<String> log, Pattern thing, String certificate, Map<DeviceState, Pattern> states, List<Complaint> complaints,
        List<FarFile> made) {

    Follow {
        states = Map.copyOf(states);
        complaints = List.copyOf(complaints);
        made = List.copyOf(made);
    }

    /**
     * What a product says when it fails.
     *
     * @param says its group, if it has one, is the service's error code
     * @param once a command by which it is given a second chance
     */
    record Complaint(Pattern says, Cause cause, Optional<String> once) {}
}
