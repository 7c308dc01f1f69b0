package dev.claimport.aws.sdk;

import dev.claimport.aws.ServiceText;
import dev.claimport.aws.network.NetworkWait;
import dev.claimport.failure.Defect;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.time.TimeSource;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * Repeats a request that was throttled or met a service out of order: up to four attempts, the waits doubling from half a
 * second, each shortened at random by up to a half so that the slots of a bench do not come back together. All of it has the time of one
 * request: a service that takes long to refuse is not asked as often.
 */
public final class RetryPolicy {

    static final int ATTEMPTS = 4;
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    /** What is left for the attempt that runs. */
    static final ScopedValue<Duration> LEFT = ScopedValue.newInstance();

    private final TimeSource time;
    private final RandomGenerator random;

    public RetryPolicy(TimeSource time, RandomGenerator random) {
        this.time = time;
        this.random = random;
    }

    /**
     * Calls a client made by {@link AwsClients}.
     *
     * @throws SdkServiceException where the client's {@link RefusalReader} wants it
     * @throws FailureException of the last attempt; {@code cancelled} when interrupted while waiting
     */
    public <T> T call(Supplier<T> request) {
        Instant end = time.instant().plus(NetworkWait.REQUEST.limit());
        Optional<FailureException> refused = Optional.empty();
        for (int attempt = 1; ; attempt++) {
            try {
                return ScopedValue.where(LEFT, Duration.between(time.instant(), end)).call(request::get);
            } catch (FailureException | SdkException | UncheckedIOException e) {
                FailureException named = named(e);
                if (!(named.failure() instanceof ServiceFailure failure) || !passes(failure.kind())) {
                    // An attempt that had only what the others left is no reason to speak of a slow network: they were refused.
                    throw named.failure().kind() == NetworkFailure.Kind.NETWORK_TIMEOUT ? refused.orElse(named) : named;
                }
                Duration pause = atRandom(FIRST_WAIT.multipliedBy(1L << attempt - 1));
                FailureException told = failure.after(attempt).exception(named.getCause());
                if (attempt == ATTEMPTS || !time.instant().plus(pause).isBefore(end)) {
                    throw told;
                }
                refused = Optional.of(told);
                sleep(pause);
            }
        }
    }

    private static FailureException named(RuntimeException thrown) {
        return FailureTranslator.named(thrown).orElseGet(() -> switch (thrown) {
            case SdkServiceException wanted -> throw wanted;
            // Thrown before the request was on its way, where no interceptor sees it: credentials that cannot be had.
            default -> Defect.of(thrown, ServiceText.firstLine(thrown.getMessage())).exception();
        });
    }

    /**
     * Waits.
     *
     * @throws FailureException {@code cancelled} when interrupted; the thread stays interrupted
     */
    public void sleep(Duration duration) {
        try {
            time.sleep(duration);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception();
        }
    }

    private Duration atRandom(Duration longest) {
        return Duration.ofMillis(random.nextLong(longest.toMillis() / 2, longest.toMillis() + 1));
    }

    private static boolean passes(ServiceFailure.Kind kind) {
        return kind == ServiceFailure.Kind.THROTTLED || kind == ServiceFailure.Kind.SERVICE_UNAVAILABLE;
    }
}
