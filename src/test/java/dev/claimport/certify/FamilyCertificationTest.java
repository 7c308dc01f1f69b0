package dev.claimport.certify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.certify.clause.Reach;
import dev.claimport.app.SupportedDialects;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.FleetProvisioning;
import dev.claimport.practice.device.PracticeDialect;
import dev.claimport.practice.device.PracticeDialects;
import dev.claimport.practice.device.PracticeFirmware;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.MemoryLink;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.VirtualLine;
import dev.claimport.time.TimeSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is certified of devices that have no hand-over group: what their profile promises. */
@Tag("thorough")
@Timeout(240)
class FamilyCertificationTest {

    private static final TimeSource TIME = TimeSource.system();
    private static final PracticeDialects PRACTICE = SupportedDialects.builtIn().practice();
    private static final PortInfo PORT = PortInfo.named("tty");

    private static PracticeFirmware device(String id, DeviceRegistration registration, TimeSource time) {
        PracticeDialect spoken = PRACTICE.named(id).orElseThrow();
        Profile family = BuiltIn.profiles().all().stream().map(ProfileLibrary.Entry::profile).filter(spoken::plays).findFirst().orElseThrow();
        return spoken.device(family, VirtualDeviceOptions.usual("SN-9"), registration, time);
    }

    private static Certificate certify(SerialPorts ports, TimeSource time, Set<String> clauses) {
        var request = new Certifier.Request(PORT, Optional.empty(), clauses, Optional.empty(), Map.of(), Optional.empty(), Reach.LOOPBACK);
        return new Certifier(ports, BuiltIn.profiles(), time).certify(request, _ -> { });
    }

    @Test
    void deviceWithAFileSystemIsRecognisedVerifiedAndRegistered() {
        try (PracticeFirmware device = device("smp-fs", new FleetProvisioning(TIME), TIME)) {
            Set<String> clauses = Set.of("family-recognised", "family-identified", "family-verified", "family-registered");
            Certificate certificate = certify(new OnePort(device), TIME, clauses);
            assertEquals(clauses.size(), certificate.count(ClauseResult.Passed.class), certificate.toString());
            assertEquals(Verdict.IN_PART, certificate.verdict(), certificate.toString());
        }
    }

    @Test
    @Tag("long")
    void deviceWithAFileSystemIsCertifiedWhole() {
        try (PracticeFirmware device = device("smp-fs", new FleetProvisioning(TIME), TIME)) {
            Certificate certificate = certify(new OnePort(device), TIME, Set.of());
            assertEquals(Verdict.CERTIFIED, certificate.verdict(), certificate.toString());
        }
    }

    /** Those with a shell of Linux are real shells, in real time. */
    static Stream<String> familiesInText() {
        return PRACTICE.ids().stream().filter(id -> !id.equals("handover") && !id.equals("linux"));
    }

    /** Whole, in virtual time, in which nobody registers: an answer is lost at each step, and each time the next delivery arrives. */
    @ParameterizedTest
    @MethodSource("familiesInText")
    void devicesKeepAllThatTheirProfilePromises(String dialect) {
        var time = new ManualTime();
        try (PracticeFirmware device = device(dialect, FakeRegistration.waiting(), time)) {
            Certificate certificate = certify(new VirtualPort(device, time), time, Set.of());
            assertEquals(Verdict.WITHOUT_REGISTRATION, certificate.verdict(), certificate.toString());
            ClauseResult putBack = certificate.results().stream().filter(result -> result.id().equals("family-put-back")).findFirst().orElseThrow();
            assertTrue(putBack.said().stream().anyMatch(line -> line.matches("> lose (\\d\\d+)/\\1")), putBack.toString());
        }
    }

    /** The same port each time, in virtual time. */
    private record VirtualPort(PracticeFirmware device, ManualTime time) implements SerialPorts {

        @Override
        public List<PortInfo> list() {
            return List.of(PORT);
        }

        @Override
        public SerialLink open(String path, LineSettings settings) {
            return new VirtualLine(device, time);
        }
    }

    /** A port with a device on it that stays as it is when the cable comes out. */
    private record OnePort(PracticeFirmware device) implements SerialPorts {

        @Override
        public List<PortInfo> list() {
            return List.of(PORT);
        }

        @Override
        public SerialLink open(String path, LineSettings settings) {
            MemoryLink.Pair pair = MemoryLink.pair(path);
            Thread.ofVirtual().start(() -> device.serve(pair.device()));
            return pair.host();
        }
    }
}
