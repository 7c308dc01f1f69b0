package dev.claimport.aws.sdk;

import dev.claimport.time.TimeSource;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Compares this computer's clock with a service's, by the Date header (RFC 9110, section 6.6.1) of every answer, errors
 * included. Good to about a second and the time that the answer was under way.
 */
public final class ServiceClock implements ExecutionInterceptor {

    private final TimeSource time;
    private volatile Duration ahead;

    public ServiceClock(TimeSource time) {
        this.time = time;
    }

    /** How far this computer is ahead of the service, in whole seconds, by the last answer; empty before the first. */
    public Optional<Duration> ahead() {
        return Optional.ofNullable(ahead);
    }

    /** The service's time, or this computer's as long as the service has not answered. */
    public Instant now() {
        return time.instant().minus(ahead().orElse(Duration.ZERO));
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        context.httpResponse().firstMatchingHeader("Date").ifPresent(this::hear);
    }

    /** @param date the Date header of an answer */
    public void hear(String date) {
        parse(date).ifPresent(said -> ahead = Duration.between(said, time.instant()).truncatedTo(ChronoUnit.SECONDS));
    }

    private static Optional<Instant> parse(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException _) {
            // Whoever answers with a date that is none tells us nothing about the clock.
            return Optional.empty();
        }
    }
}
