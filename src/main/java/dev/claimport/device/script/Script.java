package dev.claimport.device.script;

import dev.claimport.device.parts.ClaimPart;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A conversation as a profile describes it.
 *
 * @param wire how it is spoken
 * @param variables by name
 * @param slots the parts that the device takes, in the order in which they are sent, and the values that each slot has in its steps
 * @param roots how many certificates there can be in the place of the root: the first of those that come are sent
 * @param transforms in which contents are tried, one after the other, where the device refuses them or has something else in the end
 * @param identify asks who the device is: {@code model}, {@code serial}, {@code firmware}
 * @param prepare before the first part
 * @param store for each part
 * @param recover has the device end a content in the middle of which it was left: the first that goes well is enough
 * @param forget for each part that is to be taken back
 * @param go when all parts are there
 * @param restore always in the end, once the device was prepared
 */
record Script(
        Wire wire, Map<String, String> variables, Map<ClaimPart, Map<String, String>> slots, int roots, List<Transform> transforms, List<Step> identify,
        List<Step> prepare, List<Step> store, List<Step> recover, List<Step> forget, List<Step> go, List<Step> restore) {

    /**
     * How it is spoken.
     *
     * @param end of a command
     * @param baud bits a second, of which a byte takes ten
     * @param chunk bytes that are sent at once
     * @param pause after each chunk
     */
    record Wire(String end, int baud, int chunk, Duration pause) {

        /** That so many bytes take, twice over. */
        Duration time(int bytes) {
            return Duration.ofMillis(bytes * 20_000L / baud).plus(pause.multipliedBy(bytes / chunk + 1));
        }
    }

    Script {
        transforms = List.copyOf(transforms);
    }
}
