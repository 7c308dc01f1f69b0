package dev.claimport.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.app.SupportedDialects;
import dev.claimport.claim.Bundle;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.failure.FailureException;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.FakeRegistration;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.StalledLink;
import dev.claimport.testing.StalledLink.When;
import dev.claimport.testing.TestBundles;
import dev.claimport.testing.VirtualLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A computer that has no time for some seconds, in the middle of its work with a device that waits ten for what it was promised, as modems do. */
class StalledComputerTest {

    /** Longer than most answers have. */
    private static final Duration STALL = Duration.ofSeconds(8);
    /** Of messages that are much alike, each so many of them. */
    private static final int MANY = 20;
    private static final int STEP = 7;
    /** Real shells, in real time. */
    private static final Set<String> LINUX = Set.of("linux-folder", "aws-iot-device-client", "aws-greengrass", "aws-greengrass-lite");

    private final ManualTime time = new ManualTime();
    private final Bundle bundle = new TestBundles(time).bundle(Map.of());

    static Stream<String> profiles() {
        return BuiltIn.profiles().all().stream().map(ProfileLibrary.Entry::profile).filter(profile -> !LINUX.contains(profile.name())).map(Profile::name);
    }

    @AfterEach
    void wipe() {
        bundle.claim().close();
    }

    private StalledLink plugIn(String name, int from, When when) {
        Profile profile = BuiltIn.profiles().named(name).orElseThrow().profile();
        var line = new VirtualLine(SupportedDialects.builtIn().practice().playing(profile).orElseThrow()
                .device(profile, VirtualDeviceOptions.usual("4711-000001"), FakeRegistration.waiting(), time), time);
        return new StalledLink(line, time, from, when, STALL);
    }

    private Verification handOver(String name, StalledLink link) {
        try (Device device = BuiltIn.profiles().named(name).orElseThrow().profile().devices(time).on(link)) {
            device.identify();
            device.deliver(bundle, time.instant(), (_, _) -> { });
            return device.commit();
        }
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void isNoReasonForAHandOverToFail(String name) {
        StalledLink usual = plugIn(name, -1, When.BEFORE);
        Verification verified = handOver(name, usual);
        List<String> failed = new ArrayList<>();
        for (int from = 0; from < usual.messages(); from += usual.messages() > MANY ? STEP : 1) {
            for (When when : When.values()) {
                try {
                    assertEquals(verified, handOver(name, plugIn(name, from, when)));
                } catch (FailureException e) {
                    failed.add(from + " " + when + ": " + e.getMessage());
                }
            }
        }
        assertEquals(List.of(), failed);
    }

    @ParameterizedTest
    @EnumSource(When.class)
    void norToTakeADeviceForAnother(When when) {
        assertTrue(profiles().count() > 0);
        profiles().forEach(name -> {
            StalledLink usual = plugIn(name, -1, when);
            var seen = BuiltIn.recognizer(time).look(usual);
            for (int from = 0; from < usual.messages(); from++) {
                assertEquals(seen, BuiltIn.recognizer(time).look(plugIn(name, from, when)), name + " at " + from);
            }
        });
    }
}
