package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.recognition.OtherKind;
import dev.claimport.device.recognition.Recognizer;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.PracticeDevice;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.linux.GatewayProduct;
import dev.claimport.practice.device.linux.LinuxGateway;
import dev.claimport.practice.device.linux.Programs;
import dev.claimport.serial.JSerialCommPorts;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.trace.Trace;
import dev.claimport.serial.trace.TracedPorts;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.OnePort;
import dev.claimport.testing.PatientTime;
import dev.claimport.testing.TestBundles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** A claim, and a gateway with a real shell on a pseudo-terminal. Where the shell is not installed, a test is passed over. */
abstract class OnARealShell {

    static final String DASH = "dash";
    static final String BASH = "bash --norc --noprofile -o emacs";
    static final String MKSH = "mksh";
    static final String ASH = "busybox ash";

    final PatientTime time = new PatientTime();
    final Bundle bundle = new TestBundles(time).bundle(Map.of("Line", "7 \"A\" $HOME"));
    final FakeRegistration registration = FakeRegistration.waiting();
    LinuxGateway gateway;
    PracticeDevice plugged;
    /** The line itself, on which time does not wait. */
    SerialLink line;
    SerialLink link;
    private final Trace trace = new Trace();
    /** What fails on a busy computer alone is explained by what was said. */
    @RegisterExtension
    final TestExecutionExceptionHandler explained = (_, failure) -> {
        failure.addSuppressed(new AssertionError(trace.lines().stream().map(said -> said.at() + " " + said.kind().sign() + " " + said.text()).collect(Collectors.joining("\n", "said:\n", ""))));
        throw failure;
    };

    @AfterEach
    void end() {
        if (plugged != null) {
            link.close();
            plugged.close();
        }
        bundle.claim().close();
    }

    static Profile profile(String name) {
        return BuiltIn.profiles().named(name).orElseThrow().profile();
    }

    ConsoleDevice device(String shell) {
        return device(shell, GatewayProduct.FOLDER, "linux-folder");
    }

    ConsoleDevice device(String shell, GatewayProduct product, String profile, DeviceFault... faults) {
        return device(shell, shell, product, profile, faults);
    }

    /** @param console what is started there, and comes to the shell in the end */
    ConsoleDevice device(String shell, String console, GatewayProduct product, String profile, DeviceFault... faults) {
        return device(shell, console, product, profile(profile), faults);
    }

    ConsoleDevice device(String shell, String console, GatewayProduct product, Profile profile, DeviceFault... faults) {
        String program = shell.split(" ")[0];
        Optional<Path> installed = Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, program)).filter(Files::isExecutable).findFirst();
        assumeTrue(installed.isPresent(), program);
        gateway = new LinuxGateway(VirtualDeviceOptions.usual("4711-0001").withOwnParameters(Map.of()).misbehaving(faults), product, registration, console);
        // Its sh is that one as well, as it is on a gateway.
        program("sh", "#!/bin/sh\nexec " + shell.replaceFirst(program, installed.get().toString()).replace(" -o emacs", "") + " \"$@\"\n");
        plugged = PracticeDevice.plugIn(gateway, time);
        line = new JSerialCommPorts().open(plugged.port(), LineSettings.USUAL);
        link = traced(line);
        return new ConsoleDevice(link, (ConsoleSettings) profile.settings(), time);
    }

    private SerialLink traced(SerialLink wire) {
        return new TracedPorts(new OnePort(time.over(cable(wire))), trace, time).open(wire.path(), LineSettings.USUAL);
    }

    /** What a test has between computer and gateway. */
    SerialLink cable(SerialLink wire) {
        return wire;
    }

    /** Plugs the gateway in again. */
    void replug() {
        link.close();
        plugged.replug();
        line = new JSerialCommPorts().open(plugged.port(), LineSettings.USUAL);
        link = traced(line);
    }

    /** The same, as a hand-over finds it which knows nothing of the port meanwhile. */
    void replug(ConsoleDevice device) {
        replug();
        device.resume(link);
        assertEquals("4711-0001", device.identify().serial());
    }

    /** What was handed over and nothing else, and nobody else can read the key. */
    void hasTheFourFiles() throws IOException {
        assertEquals("rw-------", mode(file("claim.key")));
        try (Stream<Path> all = Files.list(file(""))) {
            assertEquals(List.of("claim.json", "claim.key", "claim.pem", "root-ca.pem"), all.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    /** A program that comes before the system's. */
    void program(String name, String text) {
        try {
            Programs.write(gateway.home().resolve(".bin"), Map.of(name, text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void hasPrompt() {
        var result = new Recognizer(new LinkedHashMap<>(), time).look(link);
        assertEquals(OtherKind.LINUX_SHELL, result.family(), result::toString);
    }

    Path file(String name) {
        return gateway.home().resolve("claim").resolve(name);
    }

    static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    static String text(Path path) throws IOException {
        return Files.readString(path);
    }

    void deliver(ConsoleDevice device) {
        device.deliver(bundle, time.instant(), (_, _) -> { });
    }

    boolean isEmpty() throws IOException {
        try (Stream<Path> left = Files.exists(file("")) ? Files.list(file("")) : Stream.empty()) {
            return left.findAny().isEmpty();
        }
    }
}
