package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.Verification;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.FailureException;
import dev.claimport.practice.device.linux.GatewayProduct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A start that takes long, in which the second shell dies, and commands that would end it. */
@EnabledOnOs(OS.LINUX)
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
class ProductStartTest extends OnADyingShell {

    /** Notes that it was started, and the first time takes as long as it is let. */
    private void startsSlowly() {
        program("systemctl", "#!/bin/sh\necho x >> \"$HOME/.starts\"; [ -e \"$HOME/.gate\" ] || { mkfifo \"$HOME/.gate\"; read l < \"$HOME/.gate\"; }\n");
    }

    private void letGo() {
        try {
            Files.writeString(gateway.home().resolve(".gate"), "\n", StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long starts() {
        try (Stream<String> lines = Files.lines(gateway.home().resolve(".starts"))) {
            return lines.count();
        } catch (IOException _) {
            return 0;
        }
    }

    /** A product that is started twice registers twice, and nobody knows of the first certificate. What is slow is no line that was lost. */
    @Test
    void productThatIsSlowToStartIsStartedOnce() {
        int[] asked = {0};
        ConsoleDevice device = device(DASH, GatewayProduct.DEVICE_CLIENT, "aws-iot-device-client",
                at -> at.text.contains("systemctl restart") && ++asked[0] == 2, this::letGo);
        startsSlowly();
        device.identify();
        deliver(device);
        assertInstanceOf(Verification.Verified.class, device.commit());
        assertEquals(2, asked[0], "it was asked once more");
        assertEquals(1, starts());
    }

    @Test
    void productIsStartedOnceWhereTheShellDiesMeanwhile() throws IOException {
        ConsoleDevice device = device(DASH, GatewayProduct.DEVICE_CLIENT, "aws-iot-device-client", _ -> starts() > 0, () -> kill(false));
        startsSlowly();
        device.identify();
        deliver(device);
        FailureException thrown = assertThrows(FailureException.class, device::commit);
        assertEquals(Kind.GATEWAY_SHELL_ENDED, thrown.failure().kind(), () -> told(thrown));
        device.abort();
        letGo();
        assertEquals(1, starts());
        firstShellKnowsNothing();
        assertFalse(Files.exists(gateway.home().resolve(".aws-iot-device-client/claim.pem.key")), "the key is taken back");
    }

    /** Whatever a profile has it run. */
    @ParameterizedTest
    @ValueSource(strings = {"exit 3", "set -e; false", "echo 'never ended", "cd / && umask 000 && false", "u() { :; }; trap - EXIT; exit 1"})
    void commandOfAProfileDoesNotEndIt(String command) throws Exception {
        device(DASH);
        ConsoleSettings usual = (ConsoleSettings) profile("linux-folder").settings();
        ConsoleDevice device = new ConsoleDevice(link, new ConsoleSettings(usual.folder(), usual.folderMode(), usual.files(), usual.document(), usual.identify(),
                usual.serialParameter(), usual.values(), usual.needs(), List.of(command), usual.follow(), usual.bootWait()), time);
        device.identify();
        deliver(device);
        FailureException thrown = assertThrows(FailureException.class, device::commit);
        assertEquals(Kind.STEP_REFUSED, thrown.failure().kind(), thrown::toString);
        device.abort();
        hasPrompt();
        assertTrue(isEmpty());
    }
}
