package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.Verification;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.FailureException;
import dev.claimport.practice.device.linux.GatewayProduct;
import dev.claimport.serial.SerialLink;
import dev.claimport.testing.PassingLink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Noise makes of a command one that a shell takes for unfinished, as all that comes after it: that hand-over fails, and the next one finds a prompt. */
@EnabledOnOs(OS.LINUX)
@Tag("thorough")
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
class NoiseInACommandTest extends OnARealShell {

    private String noise = "";
    /** In the first command that has this. */
    private String about = "";

    /** What is left open in each shell: in the command by which the second one is set up, and in one that comes when the key has been written. */
    static Stream<Arguments> cases() {
        return Stream.of(DASH, BASH, MKSH, ASH).flatMap(shell -> Stream.concat(Stream.of(Arguments.of(shell, "'", "umask 077")),
                Stream.of("'", "\"", "$(", "`", "{ ", "if ", "cat <<x").map(noise -> Arguments.of(shell, noise, "chmod 600"))));
    }

    @Override
    SerialLink cable(SerialLink wire) {
        return new PassingLink(wire) {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
                if (noise.isEmpty() || !text.startsWith("[ ") || !text.contains(about)) {
                    super.write(bytes, offset, length);
                } else {
                    byte[] heard = (noise + text).getBytes(StandardCharsets.UTF_8);
                    noise = "";
                    super.write(heard, 0, heard.length);
                }
            }
        };
    }

    /** What was written by then is taken back, though the shell that was to do so hears nothing more. */
    @ParameterizedTest
    @MethodSource("cases")
    void keyIsTakenBackAndTheNextOneIsHandedOver(String shell, String what, String command) throws IOException {
        ConsoleDevice device = device(shell, GatewayProduct.FOLDER, "linux-folder");
        noise = what;
        about = command;
        assertEquals(Kind.STEP_UNANSWERED, assertThrows(FailureException.class, () -> handOver(device)).failure().kind());
        device.abort();
        hasPrompt();
        assertTrue(isEmpty());
        ConsoleDevice next = new ConsoleDevice(link, (ConsoleSettings) profile("linux-folder").settings(), time);
        assertInstanceOf(Verification.Verified.class, handOver(next));
        next.abort();
        hasPrompt();
    }

    private Verification handOver(ConsoleDevice device) {
        device.identify();
        deliver(device);
        return device.commit();
    }
}
