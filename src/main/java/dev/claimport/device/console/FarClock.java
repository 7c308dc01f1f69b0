package dev.claimport.device.console;

import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The clock behind a shell. By one that is off no certificate of an endpoint is valid, and without a battery it begins in 1970. */
final class FarClock {

    private static final Logger LOG = LoggerFactory.getLogger(FarClock.class);
    /** It is set where it is off by more: a claim lives five minutes. */
    private static final Duration TOLERABLE = Duration.ofMinutes(1);
    /** Where it cannot be set, TLS stands this much: certificates of endpoints are valid for months. */
    private static final Duration HARMLESS = Duration.ofHours(1);
    private static final Pattern SECONDS = Pattern.compile("^(\\d{1,11})$");
    /** As GNU and newer BusyBox take it, as older BusyBox does, and as POSIX (and toybox) says. */
    private static final List<DateTimeFormatter> SETTING = List.of("'date -u -s \"'yyyy-MM-dd HH:mm:ss'\"'", "'date -u 'MMddHHmmyyyy.ss").stream()
            .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC)).toList();

    private final Shell shell;
    private final TimeSource time;

    FarClock(Shell shell, TimeSource time) {
        this.shell = shell;
        this.time = time;
    }

    /**
     * Sets it where it is off, and looks whether it is right then. It stays so, whatever comes of the hand-over: nobody would have it wrong again.
     *
     * @param now by the service's clock
     * @throws dev.claimport.failure.FailureException {@code gateway-clock-wrong} where it is off by far and may not be set
     */
    void set(Instant now) {
        Duration ahead = Duration.between(time.instant(), now);
        Optional<Duration> off = off(ahead);
        if (off.filter(FarClock::isMuch).isEmpty()) {
            return;
        }
        LOG.info("the clock of the gateway is off by {}", off.get());
        if (attempt(ahead, "date -u -s @" + right(ahead).getEpochSecond())) {
            return;
        }
        for (DateTimeFormatter setting : SETTING) {
            if (attempt(ahead, setting.format(right(ahead)))) {
                return;
            }
        }
        if (off.get().abs().compareTo(HARMLESS) > 0) {
            throw new DeviceFailure(Kind.GATEWAY_CLOCK_WRONG, Map.of("found", DateTimeFormatter.ISO_INSTANT.format(right(ahead).plus(off.get()).truncatedTo(ChronoUnit.SECONDS)))).exception();
        }
    }

    private boolean attempt(Duration ahead, String command) {
        return shell.run(command).isGood() && off(ahead).filter(FarClock::isMuch).isEmpty();
    }

    private Instant right(Duration ahead) {
        return time.instant().plus(ahead);
    }

    /** How far it is ahead; empty where it does not say. */
    private Optional<Duration> off(Duration ahead) {
        return shell.run("date +%s").find(SECONDS).map(Long::parseLong).map(said -> Duration.between(right(ahead), Instant.ofEpochSecond(said)));
    }

    private static boolean isMuch(Duration off) {
        return off.abs().compareTo(TOLERABLE) > 0;
    }
}
