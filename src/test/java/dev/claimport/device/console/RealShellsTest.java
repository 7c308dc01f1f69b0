package dev.claimport.device.console;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.device.Login;
import dev.claimport.device.Verification;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.recognition.OtherKind;
import dev.claimport.device.recognition.ProbeResult;
import dev.claimport.device.recognition.Recognizer;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.LinkFailure;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.PracticeDevice;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.linux.GatewayFault;
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
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims through the real shells that gateways have, on pseudo-terminals. Where one is not installed, it is passed over. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class RealShellsTest {

    private static final String DASH = "dash";
    private static final String BASH = "bash --norc --noprofile -o emacs";
    private static final String MKSH = "mksh";
    private static final String ASH = "busybox ash";
    /** So many bytes are sent before a hand-over is in the middle of its first file. */
    private static final int CUT = 4000;

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

    private ConsoleDevice device(String shell, GatewayProduct product, String profile, DeviceFault... faults) {
        return device(shell, shell, product, profile, faults);
    }

    /** @param console what is started there, and comes to the shell in the end */
    private ConsoleDevice device(String shell, String console, GatewayProduct product, String profile, DeviceFault... faults) {
        String program = shell.split(" ")[0];
        Optional<Path> installed = Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, program)).filter(Files::isExecutable).findFirst();
        assumeTrue(installed.isPresent(), program);
        gateway = new LinuxGateway(VirtualDeviceOptions.usual("4711-0001").withOwnParameters(Map.of()).misbehaving(faults), product, registration, console);
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

    /** As a line that noise has broken ends it: what is taken back, and the way out, come to the shell of who was there, who stays logged in. */
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

    private ConsoleDevice asking(String shell) {
        return device(shell, GatewayProduct.FOLDER, "linux-folder", new GatewayFault.AsksWho());
    }

    /** Looked for as {@code DeviceFinder} does: what recognition asks may be taken for a wrong password, which is answered late. */
    private void hasLogin() {
        ProbeResult result = new Recognizer(new LinkedHashMap<>(), time).look(link);
        for (int i = 0; i < 5 && result.family() == OtherKind.TEXT; i++) {
            result = new Recognizer(new LinkedHashMap<>(), time).look(link);
        }
        assertEquals(OtherKind.LINUX_LOGIN, result.family(), result::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {DASH, ASH})
    void whoHasToLogInIsLoggedInAndOutAgain(String shell) throws Exception {
        ConsoleDevice device = asking(shell);
        try (Login login = Login.taking("root", "practice".toCharArray())) {
            device.logInAs(login);
            // Recognition has left its questions for a name and for a password.
            hasLogin();
            assertEquals("4711-0001", device.identify().serial());
            deliver(device);
            device.commit();
        }
        assertEquals("rw-------", mode(file("claim.key")));
        hasLogin();
    }

    @ParameterizedTest
    @ValueSource(strings = DASH)
    void wrongPasswordIsNamedAndNotTriedAgain(String shell) throws Exception {
        ConsoleDevice device = asking(shell);
        try (Login login = Login.taking("root", "wrong".toCharArray())) {
            device.logInAs(login);
            DeviceFailure failure = (DeviceFailure) Failures.expect(Kind.GATEWAY_LOGIN_REFUSED, device::identify);
            assertEquals(Map.of("user", "root"), failure.facts());
        }
        try (Stream<String> names = Files.lines(gateway.home().resolve(".logins"))) {
            assertEquals(1, names.filter("root"::equals).count());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = DASH)
    void whoIsNotNamedIsAskedFor(String shell) {
        ConsoleDevice device = asking(shell);
        Failures.expect(Kind.GATEWAY_LOGIN_NEEDED, device::identify);
    }

    /** In the middle of a here-document, which takes all that comes for its text. */
    private void pullOutInTheMiddle(ConsoleDevice device) {
        device.identify();
        Failures.expect(LinkFailure.Kind.PORT_GONE, () -> deliver(device));
        device.close();
        plugged.replug();
        link = new JSerialCommPorts().open(plugged.port(), LineSettings.USUAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {DASH, BASH, MKSH, ASH})
    void consoleWhoseCableWasPulledInTheMiddleOfAFileIsFoundAgainAndLeftClean(String shell) throws Exception {
        pullOutInTheMiddle(device(shell, GatewayProduct.FOLDER, "linux-folder", new DeviceFault.Unplugs(CUT, Optional.empty())));
        hasPrompt();
        assertTrue(isEmpty(), "the shell has taken back what it had written");
    }

    @ParameterizedTest
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

    /** A real one, where the tests may mount it; elsewhere what writes there says what the C library says. */
    @ParameterizedTest
    @ValueSource(strings = {DASH, ASH})
    void readOnlyFileSystemHasItsNameAndThePromptIsBack(String shell) throws Exception {
        boolean mounts = new ProcessBuilder("unshare", "-m", "mount", "-t", "tmpfs", "-o", "ro", "none", "/mnt").start().waitFor() == 0;
        ConsoleDevice device = mounts
                ? device(shell, "unshare -m sh -c 'mkdir \"$HOME/claim\"; mount -t tmpfs -o ro none \"$HOME/claim\"; exec " + shell + " -i'", GatewayProduct.FOLDER, "linux-folder")
                : device(shell);
        if (!mounts) {
            program("mkdir", "#!/bin/sh\necho \"mkdir: cannot create directory: Read-only file system\" >&2; exit 1\n");
        }
        device.identify();
        DeviceFailure failure = (DeviceFailure) Failures.expect(Kind.DEVICE_READ_ONLY, () -> deliver(device));
        assertTrue(failure.facts().get("path").toString().contains("/claim"), failure::toString);
        device.abort();
        hasPrompt();
    }

    private ConsoleDevice inThePast(String shell) {
        return device(shell, GatewayProduct.FOLDER, "linux-folder", new DeviceFault.ClockAhead(Duration.ofDays(-20_000)));
    }

    private long secondsAhead() throws IOException {
        return Long.parseLong(text(gateway.home().resolve(".clock")).strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {DASH, BASH, MKSH, ASH})
    void clockThatIsOffByYearsIsSetAndStaysSo(String shell) throws Exception {
        ConsoleDevice device = inThePast(shell);
        device.identify();
        deliver(device);
        device.abort();
        assertTrue(Math.abs(secondsAhead()) <= 5, () -> "off by so many seconds");
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

    /** It prints what a kernel prints, and then asks who is there; who is asked earlier takes a key for something else. */
    @ParameterizedTest
    @ValueSource(strings = DASH)
    void gatewayThatStillBootsIsWaitedFor(String shell) {
        ConsoleDevice device = device(shell, "sh -c 'trap \"\" INT; i=0; while [ $i -lt 6 ]; do sleep 1; echo \"[    $i.000000] Booting Linux on physical CPU 0x0\"; i=$((i+1)); done; stty sane; exec " + shell
                + " -i'", GatewayProduct.FOLDER, "linux-folder");
        assertEquals("4711-0001", device.identify().serial());
    }
}
