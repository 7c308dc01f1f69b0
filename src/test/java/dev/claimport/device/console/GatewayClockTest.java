package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.linux.GatewayProduct;
import dev.claimport.testing.Failures;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock of a gateway that has no battery. */
@EnabledOnOs(OS.LINUX)
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
class GatewayClockTest extends OnARealShell {

    private ConsoleDevice inThePast(String shell) {
        return device(shell, GatewayProduct.FOLDER, "linux-folder", new DeviceFault.ClockAhead(Duration.ofDays(-20_000)));
    }

    private long secondsAhead() throws IOException {
        return Long.parseLong(text(gateway.home().resolve(".clock")).strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {DASH, BASH, MKSH, ASH})
    void clockThatIsOffByYearsIsSetAndStaysSo(String shell) throws Exception {
        Instant begun = TimeSource.system().instant();
        ConsoleDevice device = inThePast(shell);
        device.identify();
        deliver(device);
        device.abort();
        // It is as far behind as it took from looking at a clock to setting the other: on a busy computer, minutes.
        long took = Duration.between(begun, TimeSource.system().instant()).toSeconds();
        assertTrue(secondsAhead() <= 1 && secondsAhead() >= -took - 1, () -> "off by more than " + took + " seconds");
    }

    /** As older BusyBox has it, and POSIX. */
    @ParameterizedTest
    @ValueSource(strings = {"'-u -s '????-??-??' '??:??:??", "'-u '????????????.??"})
    void clockIsSetInTheWaysThatThereAre(String accepted) throws Exception {
        ConsoleDevice device = inThePast(DASH);
        program("date", """
                #!/bin/sh
                case "$*" in
                +%%s) echo $(($(PATH=${PATH#*:} date +%%s) + $(cat "$HOME/.clock")));;
                %s) echo 0 > "$HOME/.clock"; echo "$*" > "$HOME/.said";;
                *) echo "date: invalid date" >&2; exit 1;;
                esac
                """.formatted(accepted));
        device.identify();
        deliver(device);
        assertEquals(0, secondsAhead());
        assertTrue(text(gateway.home().resolve(".said")).contains(Integer.toString(time.instant().atZone(ZoneOffset.UTC).getYear())));
    }

    @ParameterizedTest
    @CsvSource({"-1728000000,false", "7200,false", "1200,true"})
    void clockThatMayNotBeSetIsNamedWhereItWouldDoHarm(long ahead, boolean goesOn) throws Exception {
        ConsoleDevice device = inThePast(DASH);
        Files.writeString(gateway.home().resolve(".clock"), Long.toString(ahead));
        program("date", "#!/bin/sh\n[ \"$*\" = +%s ] || { echo 'date: cannot set date: Operation not permitted' >&2; exit 1; }\n"
                + "echo $(($(PATH=${PATH#*:} date +%s) + $(cat \"$HOME/.clock\")))\n");
        device.identify();
        if (goesOn) {
            deliver(device);
        } else {
            Failures.expect(Kind.GATEWAY_CLOCK_WRONG, () -> deliver(device));
        }
        device.abort();
        assertTrue(isEmpty());
        assertEquals(ahead, secondsAhead());
    }
}
