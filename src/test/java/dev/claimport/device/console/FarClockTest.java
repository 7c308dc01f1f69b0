package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clock of a gateway, to the second. */
class FarClockTest {

    private static final String SECONDS = "date -u -s @";
    private static final String TEXT = "date -u -s \"";
    private static final String POSIX = "date -u ";

    private final ManualTime time = new ManualTime();
    private final AnsweringGateway gateway = new AnsweringGateway(time, this::date);
    private final Shell shell = new Shell(gateway, time);
    private final FarClock clock = new FarClock(shell, time);
    private Duration ahead = Duration.ZERO;
    /** How its program is told the time; nobody may set it where that is nothing. */
    private String takes = "nothing";
    private boolean sets = true;
    private String says = "";

    @BeforeEach
    void enter() {
        shell.enter(Optional.empty(), Duration.ofSeconds(6));
        // Clocks are told in whole seconds.
        time.set(time.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
    }

    private Answer date(String command) {
        if (command.equals("date +%s")) {
            return new Answer(0, List.of(says.isEmpty() ? Long.toString(time.instant().plus(ahead).getEpochSecond()) : says));
        }
        if (!command.startsWith("date")) {
            return new Answer(0, List.of());
        }
        String way = command.startsWith(SECONDS) ? SECONDS : command.startsWith(TEXT) ? TEXT : POSIX;
        if (!way.equals(takes)) {
            return new Answer(1, List.of("date: invalid date"));
        }
        String told = command.substring(way.length()).replace("\"", "");
        Instant set = switch (way) {
            case SECONDS -> Instant.ofEpochSecond(Long.parseLong(told));
            case TEXT -> LocalDateTime.parse(told, DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")).toInstant(ZoneOffset.UTC);
            default -> LocalDateTime.parse(told, DateTimeFormatter.ofPattern("MMddHHmmyyyy.ss")).toInstant(ZoneOffset.UTC);
        };
        ahead = sets ? Duration.between(time.instant(), set) : ahead;
        return new Answer(0, List.of());
    }

    @ParameterizedTest
    @CsvSource({"60,60", "-60,-60", "61,0", "-61,0", "-1700000000,0"})
    void clockThatIsOffByMoreThanAMinuteIsSet(long off, long after) {
        takes = SECONDS;
        ahead = Duration.ofSeconds(off);
        clock.set(time.instant());
        assertEquals(after, ahead.toSeconds());
    }

    @ParameterizedTest
    @CsvSource({SECONDS, "'" + TEXT + "'", "'" + POSIX + "'"})
    void clockIsSetInWhicheverWayItsProgramTakes(String way) {
        takes = way;
        ahead = Duration.ofDays(-3000);
        clock.set(time.instant());
        assertEquals(0, ahead.toSeconds());
    }

    /** The computer's own may be as wrong. */
    @Test
    void itIsSetByTheServicesClock() {
        takes = SECONDS;
        clock.set(time.instant().plusSeconds(7200));
        assertEquals(7200, ahead.toSeconds());
    }

    @ParameterizedTest
    @CsvSource({"3600,true", "-3600,true", "3601,false", "-3601,false"})
    void clockThatMayNotBeSetIsNamedWhereTlsWouldNotStandIt(long off, boolean goesOn) {
        ahead = Duration.ofSeconds(off);
        Instant now = time.instant();
        if (goesOn) {
            clock.set(now);
        } else {
            var failure = Failures.expect(Kind.GATEWAY_CLOCK_WRONG, () -> clock.set(now));
            assertEquals(now.plusSeconds(off).truncatedTo(ChronoUnit.SECONDS).toString(), failure.facts().get("found"));
        }
        assertEquals(off, ahead.toSeconds());
    }

    /** What a program says of itself is no proof: it is looked at. */
    @Test
    void clockThatOnlySaysThatItWasSetIsNamed() {
        takes = SECONDS;
        sets = false;
        ahead = Duration.ofDays(2);
        Failures.expect(Kind.GATEWAY_CLOCK_WRONG, () -> clock.set(time.instant()));
    }

    @Test
    void whoDoesNotSayTheTimeIsNotToldIt() {
        says = "date: not found";
        clock.set(time.instant());
        assertTrue(gateway.commands().stream().noneMatch(command -> command.contains("-s")), gateway.commands()::toString);
    }
}
