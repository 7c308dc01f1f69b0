package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.StalledLink;
import dev.claimport.testing.StalledLink.When;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a command prints, of a gateway that takes its time for it and for saying that it is done. */
class LateAnswersTest {

    private static final String DIGEST = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  -";

    private final ManualTime time = new ManualTime();
    private final AnsweringGateway gateway = new AnsweringGateway(time, command -> new Answer(0, command.startsWith("sha256sum") ? List.of(DIGEST) : List.of()));
    private final Shell shell = new Shell(gateway, time);

    @ParameterizedTest
    @CsvSource({"0,0", "1200,100", "1249,2", "1300,1300", "2400,200", "2499,2", "3700,100", "4900,90"})
    void whatWasPrintedBeforeAWaitWasOverIsNotLost(int prints, int ends) {
        shell.enter(Optional.empty(), Duration.ofSeconds(6));
        gateway.takes(Duration.ofMillis(prints), Duration.ofMillis(ends));
        assertEquals(new Answer(0, List.of(DIGEST)), shell.run("sha256sum < file"));
    }

    @Test
    void whatWasPrintedForAnEarlierCommandIsNoneOfTheNextOnes() {
        shell.enter(Optional.empty(), Duration.ofSeconds(6));
        gateway.takes(Duration.ofMillis(100), Duration.ofSeconds(20));
        Failures.expect(Kind.STEP_UNANSWERED, () -> shell.run("sha256sum < file"));
        gateway.takes(Duration.ofSeconds(40), Duration.ZERO);
        time.advance(Duration.ofMinutes(2));
        assertEquals(List.of(DIGEST), shell.run("sha256sum < other", Duration.ofMinutes(1)).lines(), "one of them, and not two");
    }

    @ParameterizedTest
    @EnumSource(When.class)
    void computerWithoutTimeForAWhileHearsItAllTheSame(When when) {
        int messages = 1;
        for (int from = 0; from < messages; from++) {
            var link = new StalledLink(new AnsweringGateway(time, command -> new Answer(0, List.of(DIGEST))), time, from, when, Duration.ofSeconds(8));
            var stalled = new Shell(link, time);
            stalled.enter(Optional.empty(), Duration.ofSeconds(20));
            assertEquals(new Answer(0, List.of(DIGEST)), stalled.run("sha256sum < file"), "at " + from);
            stalled.leave();
            messages = Math.max(messages, link.messages());
        }
        assertTrue(messages > 5);
    }

    @Test
    void eachSecondShellHasWordsOfItsOwn() {
        shell.enter(Optional.empty(), Duration.ofSeconds(6));
        shell.leave();
        shell.enter(Optional.empty(), Duration.ofSeconds(6));
        assertEquals(2, gateway.words().stream().distinct().count(), "what the first says late, is not the second one's answer");
    }
}
