package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.device.Verification;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.recognition.OtherKind;
import dev.claimport.device.recognition.Recognizer;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.practice.device.PracticeDevice;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.linux.GatewayProduct;
import dev.claimport.practice.device.linux.LinuxGateway;
import dev.claimport.serial.JSerialCommPorts;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.SerialLink;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.Failures;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.TestBundles;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims through the real shells that gateways have, on pseudo-terminals. Where one is not installed, it is passed over. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class RealShellsTest {

    private static final String DASH = "dash";
    private static final String BASH = "bash --norc --noprofile -o emacs";
    private static final String MKSH = "mksh";
    private static final String ASH = "busybox ash";

    private final TimeSource time = TimeSource.system();
    private final Bundle bundle = new TestBundles(time).bundle(Map.of("Line", "7 \"A\" $HOME"));
    private final FakeRegistration registration = FakeRegistration.waiting();
    private LinuxGateway gateway;
    private PracticeDevice plugged;
    private SerialLink link;

    @AfterEach
    void end() {
        if (plugged != null) {
            link.close();
            plugged.close();
        }
        bundle.claim().close();
    }

    private static Profile profile(String name) {
        return BuiltIn.profiles().named(name).orElseThrow().profile();
    }

    private ConsoleDevice device(String shell) {
        return device(shell, GatewayProduct.FOLDER, "linux-folder");
    }

    private ConsoleDevice device(String shell, GatewayProduct product, String profile) {
        String program = shell.split(" ")[0];
        Optional<Path> installed = Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, program)).filter(Files::isExecutable).findFirst();
        assumeTrue(installed.isPresent(), program);
        gateway = new LinuxGateway(VirtualDeviceOptions.usual("4711-0001").withOwnParameters(Map.of()), product, registration, shell);
        // Its sh is that one as well, as it is on a gateway.
        program("sh", "#!/bin/sh\nexec " + shell.replaceFirst(program, installed.get().toString()).replace(" -o emacs", "") + " \"$@\"\n");
        plugged = PracticeDevice.plugIn(gateway, time);
        link = new JSerialCommPorts().open(plugged.port(), LineSettings.USUAL);
        return new ConsoleDevice(link, (ConsoleSettings) profile(profile).settings(), time);
    }

    /** A program that comes before the system's. */
    private void program(String name, String text) {
        try {
            Path file = gateway.home().resolve(".bin").resolve(name);
            Files.deleteIfExists(file);
            Files.writeString(file, text);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hasPrompt() {
        var result = new Recognizer(new LinkedHashMap<>(), time).look(link);
        assertEquals(OtherKind.LINUX_SHELL, result.family(), result::toString);
    }

    private Path file(String name) {
        return gateway.home().resolve("claim").resolve(name);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static String text(Path path) throws IOException {
        return Files.readString(path);
    }

    private void deliver(ConsoleDevice device) {
        device.deliver(bundle, time.instant(), (_, _) -> { });
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> left = Files.exists(file("")) ? Files.list(file("")) : Stream.empty()) {
            return left.findAny().isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {DASH, BASH, MKSH, ASH})
    void claimArrivesIsVerifiedAndTheShellIsLeftAsItWas(String shell) throws Exception {
        ConsoleDevice device = device(shell);
        hasPrompt();
        assertEquals("4711-0001", device.identify().serial());
        deliver(device);
        assertFalse(Files.exists(file("claim.key")), "nothing is in its place before it is asked for");
        assertEquals("SHA-256", assertInstanceOf(Verification.Verified.class, device.commit()).method());
        assertEquals("rw-------", mode(file("claim.key")));
        assertEquals("rw-r--r--", mode(file("claim.pem")));
        assertEquals("rwx------", mode(file("")));
        try (Stream<Path> all = Files.list(file(""))) {
            assertEquals(List.of("claim.json", "claim.key", "claim.pem", "root-ca.pem"), all.map(path -> path.getFileName().toString()).sorted().toList());
        }
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
    @ValueSource(strings = {DASH, BASH, MKSH, ASH})
    void shellThatWasLeftInTheMiddleIsFoundAgain(String shell) {
        device(shell).identify();
        hasPrompt();
    }

    @ParameterizedTest
    @ValueSource(strings = DASH)
    void failureOfTheProductPutsBackWhatWasThere(String shell) throws Exception {
        ConsoleDevice device = device(shell, GatewayProduct.DEVICE_CLIENT, "aws-iot-device-client");
        Path folder = Files.createDirectory(gateway.home().resolve(".aws-iot-device-client"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        byte[] before = "as it was".getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve("aws-iot-device-client.conf"), before);
        program("systemctl", "#!/bin/sh\necho Unit $2.service not found. >&2\nexit 5\n");
        device.identify();
        deliver(device);
        Failures.expect(Kind.GATEWAY_SERVICE_MISSING, device::commit);
        device.abort();
        assertArrayEquals(before, Files.readAllBytes(folder.resolve("aws-iot-device-client.conf")));
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(1, all.count());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = DASH)
    void folderThatOthersCanReadIsRefusedWhereTheProductWould(String shell) throws Exception {
        ConsoleDevice device = device(shell, GatewayProduct.DEVICE_CLIENT, "aws-iot-device-client");
        Files.createDirectory(gateway.home().resolve(".aws-iot-device-client"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        device.identify();
        Failures.expect(Kind.GATEWAY_MODE_WRONG, () -> deliver(device));
    }

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

    @ParameterizedTest
    @ValueSource(strings = {DASH, BASH, MKSH, ASH})
    void fullDiskHasItsName(String shell) throws Exception {
        ConsoleDevice device = device(shell);
        Files.createDirectory(file(""));
        // What is written there is written to a disk that is always full (full(4)).
        Files.createSymbolicLink(file("root-ca.pem.claimport-new"), Path.of("/dev/full"));
        device.identify();
        Failures.expect(Kind.GATEWAY_DISK_FULL, () -> deliver(device));
        device.abort();
        assertTrue(isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {DASH, BASH, MKSH, ASH})
    void placeWhereNobodyMayWriteHasItsName(String shell) throws Exception {
        ConsoleDevice device = device(shell);
        Files.createDirectory(file(""));
        Files.createSymbolicLink(file("root-ca.pem.claimport-new"), Path.of("/sys/kernel/nothing"));
        device.identify();
        Failures.expect(Kind.GATEWAY_NOT_PERMITTED, () -> deliver(device));
    }
}
