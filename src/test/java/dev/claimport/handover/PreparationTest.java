package dev.claimport.handover;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.claim.IotEndpoint;
import dev.claimport.claim.RootCas;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.DeviceIdentity.Capability;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.testing.Failures;
import dev.claimport.testing.TestBundles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is refused before a claim is requested. */
class PreparationTest {

    private static final DeviceIdentity MODEM = DeviceIdentity.of("BG96", "350457000000017", "1").withParameters(List.of("SerialNumber"));

    private static Preparation with(Map<String, String> parameters) {
        return new Preparation(TestBundles.TEMPLATE, parameters, IotEndpoint.parse(TestBundles.HOST), Optional.empty(), false, Optional.empty());
    }

    @Test
    void parametersThatADeviceCannotBeGivenAreRefused() {
        DeviceIdentity fixed = MODEM.able(Set.of(Capability.FIXED_PARAMETERS));
        var failure = Failures.expect(Kind.DEVICE_TAKES_NO_PARAMETERS, () -> with(Map.of("Site", "7", "SerialNumber", "1")).check(fixed, RootCas.amazon()));
        assertEquals("Site", failure.facts().get("parameters"));
        assertDoesNotThrow(() -> with(Map.of("SerialNumber", "1")).check(fixed, RootCas.amazon()));
        assertDoesNotThrow(() -> with(Map.of("Site", "7")).check(MODEM, RootCas.amazon()));
    }
}
