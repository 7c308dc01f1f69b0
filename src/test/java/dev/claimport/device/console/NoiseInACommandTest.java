package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.claimport.device.Verification;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.FailureException;
import dev.claimport.practice.device.linux.GatewayProduct;
import dev.claimport.serial.SerialLink;
import dev.claimport.testing.PassingLink;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
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
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
class NoiseInACommandTest extends OnARealShell {

    private String noise = "";

    /** What is left open in each shell, in the first command that the second one gets. */
    static Stream<Arguments> cases() {
        return Stream.of(DASH, BASH, MKSH, ASH).flatMap(shell -> Stream.of("'", "\"", "$(", "`", "{ ", "if ", "cat <<x")
                .map(noise -> Arguments.of(shell, noise)));
    }

    @Override
    SerialLink cable(SerialLink wire) {
        return new PassingLink(wire) {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
                byte[] heard = text.startsWith("[ ") && !noise.isEmpty() ? (noise + text).getBytes(StandardCharsets.UTF_8) : bytes;
                super.write(heard, heard == bytes ? offset : 0, heard == bytes ? length : heard.length);
                noise = heard == bytes ? noise : "";
            }
        };
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nextOneIsHandedOver(String shell, String what) {
        ConsoleDevice device = device(shell, GatewayProduct.FOLDER, "linux-folder");
        noise = what;
        assertEquals(Kind.STEP_UNANSWERED, assertThrows(FailureException.class, device::identify).failure().kind());
        device.abort();
        ConsoleDevice next = new ConsoleDevice(link, (ConsoleSettings) profile("linux-folder").settings(), time);
        next.identify();
        deliver(next);
        assertInstanceOf(Verification.Verified.class, next.commit());
        next.abort();
        hasPrompt();
    }
}
