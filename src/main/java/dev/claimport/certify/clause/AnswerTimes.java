package dev.claimport.certify.clause;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The longest that a device took to answer each command of the hand-over group. */
final class AnswerTimes {

    private final Map<HandoverCommand, Duration> longest = new EnumMap<>(HandoverCommand.class);

    void add(HandoverCommand command, Duration took) {
        longest.merge(command, took, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    Optional<Duration> longest(HandoverCommand command) {
        return Optional.ofNullable(longest.get(command));
    }
}
