package dev.claimport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.claimport.app.SupportedDialects;
import dev.claimport.device.DeviceState;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.smpfs.SmpFsSettings;
import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.cloud.PracticeCloudOptions;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.FleetProvisioning;
import dev.claimport.practice.device.PracticeDevice;
import dev.claimport.practice.device.Sealing;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.linux.GatewayFault;
import dev.claimport.practice.device.linux.GatewayProduct;
import dev.claimport.practice.device.linux.LinuxGateway;
import dev.claimport.practice.device.smp.SmpFirmware;
import dev.claimport.practice.device.smpfs.FileFirmware;
import dev.claimport.practice.device.smpfs.FileSystemOptions;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.KeyTraces;
import dev.claimport.testing.Keys;
import dev.claimport.testing.MovingPorts;
import dev.claimport.testing.ProcessMemory;
import dev.claimport.testing.RunningJvm;
import dev.claimport.testing.TestTls;
import dev.claimport.testing.TlsFront;
import dev.claimport.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * After a hand-over, however it ended, nothing of the claim's private key is left in the memory of the process: neither in its heap, among
 * the dead objects too, nor outside. The hand-over runs in a process of its own; cloud and device, which have to know the key, run in this one.
 */
@Tag("thorough")
@EnabledOnOs(value = OS.LINUX, disabledReason = "other systems do not show a process's memory")
class KeyNotLeftBehindTest {

    private static final String GROUP = "claimport-handover";
    private static final KeyPair KEYS = Keys.rsa();
    private static final KeyTraces TRACES = new KeyTraces(KEYS.getPrivate());

    private static final List<String> USUAL = List.of("-Xms48m", "-Xmx256m", "-XX:+UseSerialGC");
    /** Families that show nothing of what they have taken. */
    private static final Set<String> SHOW_NOTHING = Set.of("simcom-a76xx");

    @TempDir
    private Path folder;

    private final TimeSource time = TimeSource.system();
    private final TestTls tls;

    KeyNotLeftBehindTest() throws Exception {
        tls = new TestTls();
    }

    private void handOverAndSearch(Scenario scenario, VirtualDeviceOptions options, String template, String mode, String expected) throws Exception {
        search(scenario, PracticeDevice.plugIn(BuiltIn.device("handover", options, new FleetProvisioning(time), time), time), GROUP, template, mode, expected);
    }

    private void search(Scenario scenario, PracticeDevice plugged, String profile, String template, String mode, String expected) throws Exception {
        search(scenario, plugged, expected, List.of(TRACES), template, mode, profile);
    }

    /** @param arguments template, mode, profile and what follows of {@link HandoverThenStay}'s */
    private void search(Scenario scenario, PracticeDevice plugged, String expected, List<KeyTraces> secrets, String... arguments) throws Exception {
        search(scenario, plugged, expected, secrets, USUAL, arguments);
    }

    private void search(Scenario scenario, PracticeDevice plugged, String expected, List<KeyTraces> secrets, List<String> heap, String... arguments) throws Exception {
        List<String> options = new ArrayList<>(heap);
        options.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"));
        String template = arguments[0];
        List<String> all = new ArrayList<>(List.of(template, plugged.port(), "", arguments[1]));
        all.addAll(List.of(arguments).subList(2, arguments.length));
        try (PracticeDevice device = plugged;
                PracticeCloud cloud = PracticeCloud.start(new PracticeCloudOptions(0, 0, scenario), time, () -> KEYS);
                var front = new TlsFront(tls, cloud.endpoint().getPort());
                RunningJvm child = RunningJvm.start(front.environment(cloud.environment(), tls.writeBundle(folder.resolve("ca.pem")).toString()),
                        options, "dev.claimport.HandoverThenStay", withRoot(all, cloud.rootCaFile().toString()))) {
            assertEquals(expected, child.line(), () -> errors(child));
            var memory = new ProcessMemory(child.pid());
            assumeTrue(memory.isReadable(), "memory of other processes is not to be read here");
            assertTrue(!memory.find(new KeyTraces(("the template is " + template).getBytes())).isEmpty(), "what is there is found");
            for (KeyTraces secret : secrets) {
                assertEquals(List.of(), memory.find(secret));
            }
        }
    }

    private static String[] withRoot(List<String> arguments, String rootCa) {
        arguments.set(2, rootCa);
        return arguments.toArray(String[]::new);
    }

    private static String errors(RunningJvm child) {
        try {
            child.close();
            return child.errors();
        } catch (InterruptedException | ExecutionException e) {
            return e.toString();
        }
    }

    @Test
    void afterASuccess() throws Exception {
        handOverAndSearch(Scenario.FAIR, VirtualDeviceOptions.usual("K-1"), "practice-sensor", "run", "confirmed -");
    }

    @Test
    void afterASuccessUnsealed() throws Exception {
        handOverAndSearch(Scenario.FAIR, VirtualDeviceOptions.usual("K-5").with(Sealing.NONE).withBuffers(8192, 4), "practice-sensor", "run", "confirmed -");
    }

    @Test
    void afterASuccessUnsealedInSmallPieces() throws Exception {
        handOverAndSearch(Scenario.FAIR, VirtualDeviceOptions.usual("K-6").with(Sealing.NONE).withBuffers(384, 1), "practice-sensor", "run", "confirmed -");
    }

    @Test
    void afterFilesThatWereComparedByReadingThemBack() throws Exception {
        files("zephyr-smp-fs", true);
    }

    @Test
    void afterFilesWithDigests() throws Exception {
        files("zephyr-smp-fs-der", false);
    }

    /** Typed into the window, and typed on by it into the gateway's console. */
    @ParameterizedTest
    @ValueSource(strings = {"deliver", "move"})
    void neitherIsThePasswordOfAGateway(String mode) throws Exception {
        String password = "Correct7Horse7Battery7Staple7Tomorrow";
        Path typed = Files.writeString(folder.resolve("password"), password);
        var options = VirtualDeviceOptions.usual("K-8").withOwnParameters(Map.of()).misbehaving(new GatewayFault.AsksWho(password));
        var gateway = new LinuxGateway(options, GatewayProduct.FOLDER, new FleetProvisioning(time), "sh");
        search(Scenario.FAIR, PracticeDevice.plugIn(gateway, time), "delivered -", List.of(TRACES, new KeyTraces(password.getBytes(StandardCharsets.US_ASCII))),
                mode.equals("move") ? MovingPorts.OPTIONS : USUAL, "practice-sensor", mode, "linux-folder", typed.toString());
    }

    /** What lies in the heap for a moment, the collector may copy in that moment, and leave where it was. Each way in which a key passes is in one of these. */
    @ParameterizedTest
    @ValueSource(strings = {"claimport-handover", "zephyr-smp-fs", "zephyr-smp-fs-der", "nrf91-shell", "quectel", "simcom-a76xx", "ublox", "zephyr-smp-cred", "linux-folder", "micropython"})
    void afterItsHeapWasMovedWhileTheKeyPassed(String name) throws Exception {
        Profile family = BuiltIn.profiles().named(name).orElseThrow().profile();
        VirtualDeviceOptions options = VirtualDeviceOptions.usual("K-9").with(Sealing.NONE).withBuffers(384, 1);
        var device = SupportedDialects.builtIn().practice().playing(family).orElseThrow().device(family, options, new FleetProvisioning(time), time);
        search(Scenario.FAIR, PracticeDevice.plugIn(device, time), SHOW_NOTHING.contains(name) ? "failed not-verifiable" : "delivered -", List.of(TRACES), MovingPorts.OPTIONS, "practice-sensor", "move", name);
    }

    private void files(String name, boolean compared) throws Exception {
        Profile profile = BuiltIn.profiles().choose(name, List.of());
        FileSystemOptions files = FileSystemOptions.usual(((SmpFsSettings) profile.settings()).plan()).fitting().withShell();
        files = compared ? files.looking(Set.of(), true, true) : files;
        VirtualDeviceOptions options = VirtualDeviceOptions.usual("K-7");
        var device = new SmpFirmware(options, new FileFirmware(files, options, new FleetProvisioning(time), time));
        search(Scenario.FAIR, PracticeDevice.plugIn(device, time), name, "practice-sensor", "run", "confirmed -");
    }

    @Test
    void afterAFailure() throws Exception {
        handOverAndSearch(Scenario.FAIR, VirtualDeviceOptions.usual("K-2"), "practice-refused", "run", "failed hook-refused");
    }

    @Test
    void afterACancel() throws Exception {
        handOverAndSearch(Scenario.FAIR, VirtualDeviceOptions.usual("K-3"), "practice-sensor", "cancel", "aborted cancelled");
    }

    @Test
    void afterAnExpiry() throws Exception {
        handOverAndSearch(Scenario.FAIR.withClaimLifetime(Duration.ofSeconds(2)),
                VirtualDeviceOptions.usual("K-4").misbehaving(new DeviceFault.Stalls(DeviceState.CONNECTING)), "practice-sensor", "run", "failed claim-expired");
    }
}
