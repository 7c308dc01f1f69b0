package dev.claimport.device.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.profile.Profile;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.FailureException;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.BusyLink;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestBundles;
import dev.claimport.testing.VirtualLine.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A device that is busy for a while, in the middle of the questions what it is, and then answers all that it was asked meanwhile. */
class BusyDeviceTest {

    private static final List<Duration> WHILES = List.of(Duration.ofMillis(1500), Duration.ofMillis(2500), Duration.ofSeconds(4), Duration.ofSeconds(6), Duration.ofHours(1));

    private final ManualTime time = new ManualTime();
    private final Bundle bundle = new TestBundles(time).bundle(Map.of());

    static Stream<String> families() {
        return FamiliesTest.families();
    }

    @AfterEach
    void wipe() {
        bundle.claim().close();
    }

    private FamilyTry plugIn(Profile profile, List<BusyLink> cables, int from, Duration busy) {
        return new FamilyTry(profile, profile, bundle, time, Trouble.NONE, 0, line -> {
            cables.add(new BusyLink(line, time, from, busy));
            return cables.getLast();
        });
    }

    @ParameterizedTest
    @MethodSource("families")
    void isKnownForWhatItIsOrNotAtAll(String name) {
        Profile profile = BuiltIn.profiles().named(name).orElseThrow().profile();
        List<BusyLink> cables = new ArrayList<>();
        DeviceIdentity usual = plugIn(profile, cables, -1, Duration.ZERO).device().identify();
        int questions = cables.getFirst().messages();
        assertTrue(questions > 0);
        for (int from = 0; from < questions; from++) {
            for (Duration busy : WHILES) {
                String when = "busy at " + from + " for " + busy;
                Instant begun = time.instant();
                try {
                    DeviceIdentity identity = plugIn(profile, cables, from, busy).device().identify();
                    assertEquals(usual, identity, when);
                } catch (FailureException e) {
                    assertEquals(Kind.DEVICE_SILENT, e.failure().kind(), () -> when + ": " + e);
                }
                assertTrue(Duration.between(begun, time.instant()).compareTo(Duration.ofSeconds(25)) < 0, () -> when + ": " + Duration.between(begun, time.instant()));
            }
        }
    }
}
