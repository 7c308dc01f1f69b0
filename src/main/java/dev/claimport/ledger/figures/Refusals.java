package dev.claimport.ledger.figures;

import dev.claimport.failure.BenchFailure;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a bench itself says of devices that it does not take: nothing of what they can do. */
final class Refusals {

    private static final Set<String> IDS = Arrays.stream(BenchFailure.Kind.values()).map(kind -> new BenchFailure(kind, Map.of()).id()).collect(Collectors.toUnmodifiableSet());

    private Refusals() {}

    /** @param failure an id */
    static boolean isOne(String failure) {
        return IDS.contains(failure);
    }
}
