package dev.claimport.iot;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Spaces the calls that all hand-overs make to one account in one region, each operation by its own rate, as each has its own quota. What
 * AWS IoT throttles waits and is asked again: many devices at once are slower then, and none fails by it. Thread-safe.
 */
public final class CallLimiter {

    private final TimeSource time;
    private final Map<String, CallRate> rates = new ConcurrentHashMap<>();

    public CallLimiter(TimeSource time) {
        this.time = time;
    }

    /**
     * Asks when it is this call's turn, and again while it is throttled: a request that is throttled has done nothing. What others'
     * turns take does not count against the patience with AWS IoT; it has an end of its own.
     *
     * @throws FailureException of the request; {@code throttled} where no turn has come; {@code cancelled} when interrupted while waiting, and
     *     the thread stays interrupted
     */
    <T> T call(String operation, Supplier<T> request) {
        Instant end = time.instant().plus(IotWait.TURN.limit());
        Duration turnedAway = Duration.ZERO;
        while (true) {
            CallRate.Turn turn = begin(operation, end);
            try {
                return passing(operation, request);
            } catch (FailureException e) {
                turnedAway = turnedAway.plus(Duration.between(turn.first(), time.instant()));
                if (e.failure().kind() != ServiceFailure.Kind.THROTTLED || turnedAway.compareTo(IotWait.THROTTLED.limit()) >= 0) {
                    throw e;
                }
                rate(operation).throttled(turn.came());
            }
        }
    }

    /** The same for what cannot be asked again, since a part of the answer has been used. */
    void callOnce(String operation, Runnable request) {
        begin(operation, time.instant().plus(IotWait.TURN.limit()));
        passing(operation, () -> {
            request.run();
            return null;
        });
    }

    private CallRate.Turn begin(String operation, Instant end) {
        try {
            return rate(operation).take(end).orElseThrow(() ->
                    new ServiceFailure(ServiceFailure.Kind.THROTTLED, Map.of("operation", operation, "attempts", 0)).exception());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception(e);
        }
    }

    private <T> T passing(String operation, Supplier<T> request) {
        T answer = request.get();
        rate(operation).passed();
        return answer;
    }

    private CallRate rate(String operation) {
        return rates.computeIfAbsent(operation, _ -> new CallRate(time));
    }
}
