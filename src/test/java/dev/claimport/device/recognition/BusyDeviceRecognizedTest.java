package dev.claimport.device.recognition;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.profile.Profile;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.app.SupportedDialects;
import dev.claimport.serial.SerialLink;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.BusyLink;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.VirtualLine;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A device that is busy for a while, in the middle of the questions what it is. */
class BusyDeviceRecognizedTest {

    private static final List<Duration> WHILES = List.of(Duration.ofMillis(600), Duration.ofMillis(1500), Duration.ofSeconds(4), Duration.ofHours(1));

    /** Real shells, in real time. */
    private static final Set<String> LINUX = Set.of("linux-folder", "aws-iot-device-client", "aws-greengrass", "aws-greengrass-lite");

    private final ManualTime time = new ManualTime();

    static Stream<String> families() {
        return BuiltIn.profiles().all().stream().map(ProfileLibrary.Entry::profile).filter(profile -> !LINUX.contains(profile.name())).map(Profile::name);
    }

    private SerialLink plugIn(String name) {
        Profile profile = BuiltIn.profiles().named(name).orElseThrow().profile();
        return new VirtualLine(SupportedDialects.builtIn().practice().playing(profile).orElseThrow()
                .device(profile, VirtualDeviceOptions.usual("4711-000001"), FakeRegistration.waiting(), time), time);
    }

    /** What can be said of it where it does not answer all questions: less, and nothing that is not true. */
    private static Set<DeviceKind> lessKnown(DeviceKind kind) {
        Set<DeviceKind> less = new HashSet<>(Set.of(kind, OtherKind.SILENT, OtherKind.TEXT));
        if (kind == OtherKind.NRF91) {
            less.add(OtherKind.AT_MODEM);
        } else if (kind == OtherKind.NRF91_SHELL) {
            less.add(OtherKind.ZEPHYR_SHELL);
        } else if (kind instanceof Spoken || kind == OtherKind.SMP_SHELL) {
            less.add(OtherKind.SMP_UNCLEAR);
        }
        return less;
    }

    @ParameterizedTest
    @MethodSource("families")
    void isKnownForWhatItIsOrForLess(String name) {
        BusyLink link = new BusyLink(plugIn(name), time, -1, Duration.ZERO);
        DeviceKind usual = BuiltIn.recognizer(time).look(link).family();
        Set<DeviceKind> right = lessKnown(usual);
        for (int from = 0; from < link.messages(); from++) {
            for (Duration busy : WHILES) {
                ProbeResult seen = BuiltIn.recognizer(time).look(new BusyLink(plugIn(name), time, from, busy));
                assertTrue(right.contains(seen.family()), "busy at " + from + " for " + busy + ": " + seen);
            }
        }
    }
}
