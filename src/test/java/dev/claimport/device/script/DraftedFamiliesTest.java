package dev.claimport.device.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.device.Device;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.device.profile.ProfileText;
import dev.claimport.serial.trace.TraceLine;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TracedHandover;
import dev.claimport.testing.VirtualLine;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A profile that is made of a whole hand-over hands over: what differs from part to part is found. */
class DraftedFamiliesTest {

    /** Escapes and pieces of Base64 are not known for a part in what was sent, and Sierra has other commands for a key than for a certificate. */
    private static final Set<String> BY_HAND = Set.of("zephyr-smp-cred");

    private final TracedHandover handover = new TracedHandover();
    private final ManualTime time = new ManualTime();
    private final FakeRegistration registration = FakeRegistration.waiting();

    static Stream<Profile> families() {
        return BuiltIn.profiles().all().stream().map(ProfileLibrary.Entry::profile)
                .filter(profile -> profile.settings() instanceof ScriptSettings && !BY_HAND.contains(profile.name()));
    }

    /** Who the device says it is, without which nobody knows which thing it becomes. */
    private String serial(Profile plugged, Profile spoken) {
        try (Device device = spoken.devices(time).on(new VirtualLine(handover.device(plugged, FakeRegistration.waiting()), time))) {
            return device.identify().serial();
        }
    }

    @ParameterizedTest
    @MethodSource("families")
    void draftHandsOver(Profile profile) {
        List<TraceLine> lines = handover.to(handover.device(profile, FakeRegistration.waiting()), profile);
        String end = Map.of("\r", "cr", "\n", "lf", "\r\n", "crlf").get(profile.settings().lineEnd());
        String yaml = DraftProfile.yaml("drafted", lines, profile.line().baud(), end);
        ProfileText.Reading reading = BuiltIn.text(yaml).read(List.of());
        assertEquals(List.of(), reading.problems(), yaml);
        handover.to(handover.device(profile, registration), reading.profile().orElseThrow());
        assertEquals(1, registration.started(), yaml);
        assertEquals(serial(profile, profile), serial(profile, reading.profile().orElseThrow()), yaml);
    }
}
