package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.device.Verification;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.LinkFailure;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.linux.GatewayProduct;
import dev.claimport.testing.Failures;
import dev.claimport.testing.TestBundles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims through the real shells that gateways have. */
@EnabledOnOs(OS.LINUX)
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
class RealShellsTest extends OnARealShell {

    /** So many bytes are sent before a hand-over is in the middle of its first file. */
    private static final int CUT = 4000;

    @ParameterizedTest
    @ValueSource(strings = {DASH, BASH, MKSH, ASH})
    void claimArrivesIsVerifiedAndTheShellIsLeftAsItWas(String shell) throws Exception {
        ConsoleDevice device = device(shell);
        hasPrompt();
        assertEquals("4711-0001", device.identify().serial());
        deliver(device);
        assertFalse(Files.exists(file("claim.key")), "nothing is in its place before it is asked for");
        assertEquals("SHA-256", assertInstanceOf(Verification.Verified.class, device.commit()).method());
        hasTheFourFiles();
        assertEquals("rw-r--r--", mode(file("claim.pem")));
        assertEquals("rwx------", mode(file("")));
        assertTrue(text(file("claim.key")).startsWith("-----BEGIN RSA PRIVATE KEY-----\n"));
        assertTrue(text(file("claim.json")).contains("7 \\\"A\\\" $HOME"), "a text stays what it is");
        hasPrompt();
    }

    @ParameterizedTest
    @ValueSource(strings = {DASH, BASH, MKSH, ASH})
    void abortLeavesNothingBehind(String shell) throws Exception {
        ConsoleDevice device = device(shell);
        device.identify();
        deliver(device);
        device.abort();
        hasPrompt();
        assertTrue(isEmpty());
    }

    @ParameterizedTest
    @Tag("thorough")
    @ValueSource(strings = {DASH, BASH, MKSH, ASH})
    void shellThatWasLeftInTheMiddleIsFoundAgain(String shell) {
        device(shell).identify();
        hasPrompt();
    }

    /** As a line that noise has broken ends it: what is taken back, and the way out, come to the shell of who was there, who stays logged in. */
    @Tag("thorough")
    @ParameterizedTest
    @ValueSource(strings = {DASH, BASH, MKSH, ASH})
    void secondShellThatEndedEarlyLeavesTheFirstOneThere(String shell) throws Exception {
        ConsoleDevice device = device(shell);
        device.identify();
        deliver(device);
        byte[] broken = "\n)\nexit\n\n".getBytes(StandardCharsets.US_ASCII);
        link.write(broken, 0, broken.length);
        device.abort();
        hasPrompt();
        assertTrue(isEmpty());
    }

    @Tag("thorough")
    @ParameterizedTest
    @ValueSource(strings = {DASH, BASH, MKSH, ASH})
    void withoutBase64TheShellItselfMakesTheFiles(String shell) throws Exception {
        ConsoleDevice device = device(shell);
        // Or BusyBox would not even begin.
        hasPrompt();
        for (String name : List.of("base64", "openssl", "busybox")) {
            program(name, "#!/bin/sh\nexit 127\n");
        }
        device.identify();
        deliver(device);
        assertInstanceOf(Verification.Verified.class, device.commit());
        assertTrue(text(file("claim.key")).endsWith("-----END RSA PRIVATE KEY-----\n"));
    }

    /** As on small systems and on Android: toybox has no shell in Debian's package, and no stty, but all else that a claim needs. */
    @Tag("thorough")
    @ParameterizedTest
    @ValueSource(strings = {DASH, MKSH})
    void programsOfToyboxDoAsWell(String shell) throws Exception {
        Optional<String> toybox = Stream.of("/usr/bin/toybox", "/bin/toybox").filter(path -> Files.isExecutable(Path.of(path))).findFirst();
        assumeTrue(toybox.isPresent(), "toybox");
        ConsoleDevice device = device(shell);
        for (String name : List.of("base64", "sha256sum", "cat", "chmod", "grep", "head", "ls", "mkdir", "mv", "printf", "rm", "rmdir", "sed", "tail", "wc")) {
            program(name, "#!/bin/sh\necho " + name + " >> \"$HOME/.toybox\"\nexec " + toybox.get() + ' ' + name + " \"$@\"\n");
        }
        program("openssl", "#!/bin/sh\nexit 127\n");
        device.identify();
        deliver(device);
        assertEquals("SHA-256", assertInstanceOf(Verification.Verified.class, device.commit()).method());
        assertEquals("rw-------", mode(file("claim.key")));
        assertTrue(text(file("claim.key")).endsWith("-----END RSA PRIVATE KEY-----\n"));
        assertTrue(Files.readAllLines(gateway.home().resolve(".toybox")).containsAll(List.of("base64", "sha256sum", "chmod", "ls", "mkdir", "mv")));
        hasPrompt();
    }

    @ParameterizedTest
    @ValueSource(strings = {"base64", "base64 openssl"})
    void whatMakesBytesOfTextIsTheNextThatIsThere(String missing) throws Exception {
        ConsoleDevice device = device(DASH);
        hasPrompt();
        for (String name : missing.split(" ")) {
            program(name, "#!/bin/sh\nexit 127\n");
        }
        device.identify();
        deliver(device);
        assertInstanceOf(Verification.Verified.class, device.commit());
        assertTrue(text(file("claim.key")).endsWith("-----END RSA PRIVATE KEY-----\n"));
    }

    /** What the kernel prints on its console, in the middle of everything, from the greeting to the last file. */
    @ParameterizedTest
    @ValueSource(strings = {DASH, BASH, ASH})
    void kernelMessagesInTheMiddleDoNoHarm(String shell) throws Exception {
        ConsoleDevice device = device(shell);
        String printk = "while [ -d \"$HOME\" ]; do printf '[ 4711.081500] usb 1-1: new high-speed USB device number 7 using xhci_hcd\\r\\n'; sleep 0.05; done";
        Process kernel = new ProcessBuilder("sh", "-c", printk).redirectOutput(gateway.terminal().toFile()).start();
        try {
            assertEquals("4711-0001", device.identify().serial());
            deliver(device);
            assertInstanceOf(Verification.Verified.class, device.commit());
        } finally {
            kernel.destroyForcibly().waitFor();
        }
        assertEquals("rw-------", mode(file("claim.key")));
        assertTrue(text(file("claim.key")).endsWith("-----END RSA PRIVATE KEY-----\n"));
        assertTrue(text(file("claim.json")).contains("\"SerialNumber\" : \"4711-0001\""), text(file("claim.json")));
        hasPrompt();
    }

    /** 4,095 characters are what a terminal takes of a line; the rest it drops without a word. */
    @ParameterizedTest
    @ValueSource(strings = {DASH, BASH, MKSH, ASH})
    void whatIsLongerThanALineOfTheTerminalArrivesWhole(String shell) throws Exception {
        String longer = "0123456789".repeat(600);
        ConsoleDevice device = device(shell);
        device.identify();
        Bundle large = new TestBundles(time).bundle(Map.of("Line", longer));
        try (var _ = large.claim()) {
            device.deliver(large, time.instant(), (_, _) -> { });
            device.commit();
        }
        assertTrue(text(file("claim.json")).contains(longer));
    }

    /** In the middle of a here-document, which takes all that comes for its text. */
    private void pullOutInTheMiddle(ConsoleDevice device) {
        device.identify();
        Failures.expect(LinkFailure.Kind.PORT_GONE, () -> deliver(device));
        device.close();
        replug();
    }

    @ParameterizedTest
    @Tag("thorough")
    @ValueSource(strings = {DASH, BASH, MKSH, ASH})
    void consoleWhoseCableWasPulledInTheMiddleOfAFileIsFoundAgainAndLeftClean(String shell) throws Exception {
        pullOutInTheMiddle(device(shell, GatewayProduct.FOLDER, "linux-folder", new DeviceFault.Unplugs(CUT, Optional.empty())));
        hasPrompt();
        assertTrue(isEmpty(), "the shell has taken back what it had written");
    }

    @ParameterizedTest
    @Tag("thorough")
    @ValueSource(strings = {DASH, BASH, MKSH, ASH})
    void nextHandOverEndsWhatTheLastWasCutOffFrom(String shell) throws Exception {
        pullOutInTheMiddle(device(shell, GatewayProduct.FOLDER, "linux-folder", new DeviceFault.Unplugs(CUT, Optional.empty())));
        ConsoleDevice again = new ConsoleDevice(link, (ConsoleSettings) profile("linux-folder").settings(), time);
        again.identify();
        deliver(again);
        assertInstanceOf(Verification.Verified.class, again.commit());
        assertEquals("rw-------", mode(file("claim.key")));
        hasPrompt();
    }

    /** As a hand-over does it, which knows nothing of the port meanwhile. */
    @Tag("thorough")
    @ParameterizedTest
    @ValueSource(strings = {DASH, BASH, MKSH, ASH})
    void handOverGoesOnWhenTheCableIsBack(String shell) throws Exception {
        ConsoleDevice device = device(shell, GatewayProduct.FOLDER, "linux-folder", new DeviceFault.Unplugs(CUT, Optional.empty()));
        device.identify();
        Failures.expect(LinkFailure.Kind.PORT_GONE, () -> deliver(device));
        replug(device);
        Failures.expect(Kind.DEVICE_LOST_TRACK, device::commit);
        deliver(device);
        assertInstanceOf(Verification.Verified.class, device.commit());
        hasTheFourFiles();
        hasPrompt();
    }

    /** Where nobody has recognised it before, as with a profile that was chosen: what an earlier hand-over has left idle. */
    @ParameterizedTest
    @Tag("thorough")
    @ValueSource(strings = {DASH, BASH, MKSH, ASH})
    void secondShellThatWasLeftBehindIsEndedBeforeAnotherIsBegun(String shell) throws Exception {
        device(shell).identify();
        ConsoleDevice again = new ConsoleDevice(link, (ConsoleSettings) profile("linux-folder").settings(), time);
        again.identify();
        deliver(again);
        assertInstanceOf(Verification.Verified.class, again.commit());
        hasPrompt();
    }
}
