package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a command prints, of a gateway that takes its time for it and for saying that it is done. */
class LateAnswersTest {

    private static final String DIGEST = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  -";
    private static final Pattern GREETING = Pattern.compile("(c[0-9a-f]{16}) here ");
    private static final Pattern BEGUN = Pattern.compile("z=(c[0-9a-f]{16});.*echo (c[0-9a-f]{16})\\\\\\$z");
    private static final Pattern COMMAND = Pattern.compile("n=(\\d+) x=;");
    private static final Pattern QUESTION = Pattern.compile("(q\\d+) \\$n \\$x");

    private final ManualTime time = new ManualTime();
    private final Gateway gateway = new Gateway();
    private final Shell shell = new Shell(gateway, time);

    /** Does each command once, and says what it came to as often as it is asked. */
    private final class Gateway extends LateLink {

        private final List<String> words = new ArrayList<>();
        private String word = "";
        private String done = "0";
        private Duration prints = Duration.ZERO;
        private Duration ends = Duration.ZERO;

        Gateway() {
            super(time);
        }

        @Override
        void hear(String said) {
            Matcher greeted = GREETING.matcher(said);
            Matcher begun = BEGUN.matcher(said);
            Matcher command = COMMAND.matcher(said);
            Matcher question = QUESTION.matcher(said);
            if (begun.find()) {
                word = begun.group(2) + begun.group(1);
                words.add(word);
            }
            if (greeted.find()) {
                say(Duration.ZERO, "\n" + greeted.group(1) + "here\n");
            } else if (said.contains("| sh;")) {
                say(Duration.ZERO, "\n" + word + " c 0 0\n");
            } else if (command.find()) {
                if (!command.group(1).equals(done)) {
                    done = command.group(1);
                    say(prints, DIGEST + "\n");
                }
                say(ends, "\n" + word + " c " + done + " 0\n");
            } else if (question.find()) {
                say(Duration.ZERO, "\n" + word + " " + question.group(1) + " " + done + " 0\n");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1200,100", "1249,2", "1300,1300", "2400,200", "2499,2", "3700,100", "4900,90"})
    void whatWasPrintedBeforeAWaitWasOverIsNotLost(int prints, int ends) {
        shell.enter(Optional.empty(), Duration.ofSeconds(6));
        gateway.prints = Duration.ofMillis(prints);
        gateway.ends = Duration.ofMillis(ends);
        assertEquals(new Answer(0, List.of(DIGEST)), shell.run("sha256sum < file"));
    }

    @Test
    void whatWasPrintedForAnEarlierCommandIsNoneOfTheNextOnes() {
        shell.enter(Optional.empty(), Duration.ofSeconds(6));
        gateway.prints = Duration.ofMillis(100);
        gateway.ends = Duration.ofSeconds(20);
        Failures.expect(Kind.STEP_UNANSWERED, () -> shell.run("sha256sum < file"));
        gateway.prints = Duration.ofSeconds(40);
        gateway.ends = Duration.ZERO;
        time.advance(Duration.ofMinutes(2));
        assertEquals(List.of(DIGEST), shell.run("sha256sum < other", Duration.ofMinutes(1)).lines(), "one of them, and not two");
    }

    @Test
    void eachSecondShellHasWordsOfItsOwn() {
        shell.enter(Optional.empty(), Duration.ofSeconds(6));
        shell.leave();
        shell.enter(Optional.empty(), Duration.ofSeconds(6));
        assertEquals(2, gateway.words.stream().distinct().count(), "what the first says late, is not the second one's answer");
    }
}
