package dev.claimport.certify.clause;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** How long a device may take. */
final class TimeClauses {

    private TimeClauses() {}

    static List<Clause<Subject>> all() {
        return Stream.concat(Stream.of(new Clause<Subject>("time-delivery", ClauseGroup.TIME, device -> device.deliver(Fate.HELD_CONNECTING))),
                Arrays.stream(HandoverCommand.values()).map(command -> new Clause<Subject>("time-" + command.id(), ClauseGroup.TIME, device -> inTime(device, command)))).toList();
    }

    /** The longest answer of all that were given: by then it has been asked often. */
    private static void inTime(Subject device, HandoverCommand command) {
        Duration longest = device.times().longest(command).orElseThrow(() -> new NotApplicable(Lack.ANSWERS));
        Demand.that(longest.compareTo(command.limit()) <= 0, command.limit().toMillis() + " ms", longest.toMillis() + " ms");
    }
}
