package dev.claimport.certify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.app.SupportedDialects;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.practice.device.FleetProvisioning;
import dev.claimport.practice.device.PracticeDialect;
import dev.claimport.practice.device.PracticeFirmware;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.MemoryLink;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.testing.BuiltIn;
import dev.claimport.time.TimeSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is certified of devices that have no hand-over group: what their profile promises. */
@Timeout(240)
class FamilyCertificationTest {

    private static final TimeSource TIME = TimeSource.system();
    private static final PortInfo PORT = PortInfo.named("tty");

    private static PracticeFirmware device(String id) {
        PracticeDialect spoken = SupportedDialects.builtIn().practice().named(id).orElseThrow();
        Profile family = BuiltIn.profiles().all().stream().map(ProfileLibrary.Entry::profile).filter(spoken::plays).findFirst().orElseThrow();
        return spoken.device(family, VirtualDeviceOptions.usual("SN-9"), new FleetProvisioning(TIME), TIME);
    }

    private static Certificate certify(PracticeFirmware device, Set<String> clauses) {
        var request = new Certifier.Request(PORT, Optional.empty(), clauses, Optional.empty(), Map.of(), Optional.empty(), Optional.empty());
        return new Certifier(new OnePort(device), BuiltIn.profiles(), TIME).certify(request, _ -> { });
    }

    @Test
    void deviceWithAFileSystemIsRecognisedVerifiedAndRegistered() {
        keeps("smp-fs", Set.of("family-recognised", "family-identified", "family-verified", "family-registered"), Verdict.IN_PART);
    }

    /** Those that are not told an endpoint register where their firmware says. */
    @ParameterizedTest
    @Tag("long")
    @CsvSource({"smp-fs,CERTIFIED", "nrf91,WITHOUT_REGISTRATION", "zephyr-cred,WITHOUT_REGISTRATION", "micropython,WITHOUT_REGISTRATION"})
    void devicesKeepAllThatTheirProfilePromises(String dialect, Verdict verdict) {
        keeps(dialect, Set.of(), verdict);
    }

    private static void keeps(String dialect, Set<String> clauses, Verdict verdict) {
        try (PracticeFirmware device = device(dialect)) {
            Certificate certificate = certify(device, clauses);
            if (!clauses.isEmpty()) {
                assertEquals(clauses.size(), certificate.count(ClauseResult.Passed.class), certificate.toString());
            }
            assertEquals(verdict, certificate.verdict(), certificate.toString());
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
