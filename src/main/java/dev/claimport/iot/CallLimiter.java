package dev.claimport.iot;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.time.TimeSource;
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
     * Asks when it is this call's turn, and again while it is throttled: a request that is throttled has done nothing.
     *
     * @throws FailureException of the request; {@code cancelled} when interrupted while waiting, and the thread stays interrupted
     */
    <T> T call(String operation, Supplier<T> request) {
        Instant deadline = time.instant().plus(IotWait.THROTTLED.limit());
        while (true) {
            Instant began = begin(operation);
            try {
                return passing(operation, request);
            } catch (FailureException e) {
                if (e.failure().kind() != ServiceFailure.Kind.THROTTLED || !time.instant().isBefore(deadline)) {
                    throw e;
                }
                rate(operation).throttled(began);
            }
        }
    }

    /** The same for what cannot be asked again, since a part of the answer has been used. */
    void callOnce(String operation, Runnable request) {
        begin(operation);
        passing(operation, () -> {
            request.run();
            return null;
        });
    }

    private Instant begin(String operation) {
        try {
            rate(operation).take();
            return time.instant();
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
