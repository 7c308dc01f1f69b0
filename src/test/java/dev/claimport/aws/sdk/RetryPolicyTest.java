package dev.claimport.aws.sdk;

import static dev.claimport.testing.Failing.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.aws.network.NetworkWait;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.testing.ManualTime;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

class RetryPolicyTest {

    private final ManualTime time = new ManualTime();
    private final RetryPolicy retries = new RetryPolicy(time, new Random(7));
    private int calls;

    @Test
    void whatWorksIsNotRepeated() {
        assertEquals("x", retries.call(() -> "x"));
        assertEquals(Duration.ZERO, time.slept());
    }

    @Test
    void waitsGrowAndDiffer() {
        Duration[] first = waits(1);
        Duration[] second = waits(2);
        for (Duration[] waits : new Duration[][] {first, second}) {
            for (int i = 0; i < 3; i++) {
                long longest = 500L << i;
                assertTrue(waits[i].toMillis() >= longest / 2 && waits[i].toMillis() <= longest, waits[i]::toString);
            }
        }
        assertTrue(!first[0].equals(second[0]) || !first[1].equals(second[1]));
    }

    @Test
    void allAttemptsTogetherHaveTheTimeOfOneRequest() {
        // A service that takes four seconds to say that it cannot now, as far as it is let.
        assertFails(ServiceFailure.Kind.SERVICE_UNAVAILABLE, Map.of("operation", "X", "attempts", 3), () -> retries.call(() -> {
            Duration slow = Duration.ofSeconds(4);
            time.advance(slow.compareTo(RetryPolicy.LEFT.get()) < 0 ? slow : RetryPolicy.LEFT.get());
            throw new ServiceFailure(ServiceFailure.Kind.SERVICE_UNAVAILABLE, Map.of("operation", "X", "attempts", 1)).exception();
        }));
        assertEquals(NetworkWait.REQUEST.limit(), Duration.between(ManualTime.START, time.instant()));
    }

    @Test
    void anAttemptThatHasOnlyWhatTheOthersLeftIsNoSlowNetwork() {
        assertFails(ServiceFailure.Kind.SERVICE_UNAVAILABLE, Map.of("operation", "X", "attempts", 1), () -> retries.call(() -> {
            calls++;
            throw calls == 1 ? new ServiceFailure(ServiceFailure.Kind.SERVICE_UNAVAILABLE, Map.of("operation", "X", "attempts", 1)).exception()
                    : new NetworkFailure(NetworkFailure.Kind.NETWORK_TIMEOUT, Map.of("host", "x", "seconds", 10L)).exception();
        }));
        assertEquals(2, calls);
    }

    @Test
    void whatWillNotPassIsThrownAtOnce() {
        assertFails(SignInFailure.Kind.SIGNED_OUT, () -> retries.call(failing(SignInFailure.Kind.SIGNED_OUT)));
        assertEquals(1, calls);
    }

    @Test
    void aServicesOwnExceptionIsLeftToWhoeverWantsIt() {
        AwsServiceException wanted = AwsServiceException.builder().message("x").build();
        assertSame(wanted, assertThrows(AwsServiceException.class, () -> retries.call(() -> {
            throw wanted;
        })));
    }

    @Test
    void whatNobodyExpectsIsADefect() {
        assertFails(LocalFailure.Kind.UNEXPECTED, () -> retries.call(() -> {
            throw SdkClientException.create("x");
        }));
    }

    @Test
    void anInterruptEndsTheWait() {
        Thread.currentThread().interrupt();
        assertFails(LocalFailure.Kind.CANCELLED, () -> retries.sleep(Duration.ofSeconds(1)));
        assertTrue(Thread.interrupted());
    }

    private Supplier<String> failing(SignInFailure.Kind kind) {
        return () -> {
            calls++;
            throw new SignInFailure(kind, Map.of()).exception();
        };
    }

    private static Duration[] waits(long seed) {
        ManualTime time = new ManualTime();
        Duration[] slept = new Duration[RetryPolicy.ATTEMPTS];
        int[] attempt = {0};
        assertFails(ServiceFailure.Kind.THROTTLED, Map.of("operation", "X", "attempts", 4), () ->
                new RetryPolicy(time, new Random(seed)).call(() -> {
            slept[attempt[0]++] = time.slept();
            throw new ServiceFailure(ServiceFailure.Kind.THROTTLED, Map.of("operation", "X", "attempts", 1)).exception();
        }));
        return new Duration[] {slept[1], slept[2].minus(slept[1]), slept[3].minus(slept[2])};
    }
}
