package dev.claimport.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.Bundle;
import dev.claimport.claim.IotEndpoint;
import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.device.DeviceState;
import dev.claimport.handover.HandoverResult.Outcome;
import dev.claimport.serial.PortInfo;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestClaims;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where what is proof, what is time enough and what is small enough ends, to the last second and byte. */
class ProofLimitsTest {

    private static final String OTHERS = "cd".repeat(32);
    private static final String ARN = "arn:aws:iot:eu-west-1:112233445566:cert/";

    private final ManualTime time = new ManualTime();
    private final List<HandoverEvent> events = new ArrayList<>();
    private ScriptedIot iot;
    private ScriptedPort bench;
    private HandoverRequest request = HandoverRequest.of(ScriptedIot.TEMPLATE, Map.of(), List.of());

    @BeforeEach
    void setUp() {
        iot = new ScriptedIot(time, new TestClaims(time));
        bench = new ScriptedPort();
        iot.delivered = () -> bench.calls.contains("commit");
    }

    private HandoverResult run() {
        return new Handover(iot, bench, bench, time, HandoverPolicy.USUAL).run(request, events::add);
    }

    private String failure() {
        return run().failure().orElseThrow().id();
    }

    /** The service dates in whole seconds, and its clock is known to one. */
    @ParameterizedTest
    @CsvSource({"31.900, 30, true", "31.900, 31, true", "31.900, 29, false", "31.000, 30, true", "31.000, 29, false"})
    void aCertificateIsNewFromTheSecondBeforeTheDelivery(String since, String created, boolean isNew) {
        var evidence = new Evidence(Optional.empty(), false, Set.of(), Instant.parse("2026-11-23T14:00:" + since + "Z"));
        assertEquals(isNew, evidence.canHaveMade(Instant.parse("2026-11-23T14:00:" + created + "Z")));
    }

    @Test
    void whatElseIsAttachedToAThingIsNoCertificateOfIt() {
        bench.reportsBack = false;
        iot.principals = List.of("eu-west-1:11111111-2222-3333-4444-555555555555", ARN + ScriptedIot.CERTIFICATE);
        HandoverResult result = run();
        assertEquals(Outcome.CONFIRMED, result.outcome());
        assertEquals(Optional.of(ScriptedIot.CERTIFICATE), result.certificateId());
    }

    @Test
    void ofADeviceThatDoesNotReportAnInactiveCertificateTellsNothing() {
        bench.reportsBack = false;
        iot.status = "INACTIVE";
        assertEquals("device-not-seen", failure());
    }

    @Test
    void ofADeviceThatDoesNotReportACertificateThatWasThereBeforeTellsNothing() {
        bench.reportsBack = false;
        iot.principalsBefore = List.of(ARN + ScriptedIot.CERTIFICATE);
        assertEquals("device-not-seen", failure());

        setUp();
        bench.reportsBack = false;
        iot.principalsBefore = List.of(ARN + OTHERS);
        iot.principals = List.of(ARN + OTHERS, ARN + ScriptedIot.CERTIFICATE);
        assertEquals(Optional.of(ScriptedIot.CERTIFICATE), run().certificateId());
    }

    @Test
    void theRegistryIsAskedUntilItsTimeIsOverAndOnceMore() {
        Instant[] committed = {Instant.MAX};
        bench.hooks.put("commit", () -> committed[0] = time.instant());
        iot.thingThere = false;
        assertEquals("thing-not-found", failure());
        Duration waited = Duration.between(committed[0], time.instant());
        Duration limit = HandoverPolicy.USUAL.confirmation();
        assertTrue(waited.compareTo(limit) >= 0 && waited.compareTo(limit.plusSeconds(5)) < 0, "waited " + waited);
    }

    @Test
    void aHeldClaimOfJustEnoughTimeIsUsed() {
        ProvisioningClaim held = iot.createClaim(ScriptedIot.TEMPLATE);
        time.advance(Duration.ofMinutes(4));
        request = request.with(Optional.of(held));
        assertEquals(Outcome.CONFIRMED, run().outcome());
        assertEquals(1, iot.claims.size());
    }

    @Test
    void howLongAClaimLastsIsReckonedByTheServicesClock() {
        // This computer's clock is two minutes fast: by it, the claim has one minute less than it needs.
        ProvisioningClaim held = iot.createClaim(ScriptedIot.TEMPLATE);
        time.advance(Duration.ofMinutes(5));
        iot.clockAhead = Duration.ofMinutes(2);
        request = request.with(Optional.of(held));
        assertEquals(Outcome.CONFIRMED, run().outcome());
        assertEquals(1, iot.claims.size());
    }

    @Test
    void aKeyIsSaidToBeWipedOnce() {
        assertEquals(Outcome.CONFIRMED, run().outcome());
        assertEquals(1, events.stream().filter(event -> event instanceof HandoverEvent.KeyWiped).count());
    }

    @Test
    void aBundleOfJustTheDevicesSizeIsNotTooLargeBeforehand() {
        int least = Math.toIntExact(Bundle.leastSize(new IotEndpoint("localhost", 8883), ScriptedIot.TEMPLATE, Map.of(), List.of()));
        bench.largestBundle = least;
        run();
        assertFalse(iot.claims.isEmpty(), "whether a whole one fits is seen once there is a claim");

        setUp();
        bench.largestBundle = least - 1;
        assertEquals("device-too-small", failure());
        assertTrue(iot.claims.isEmpty());
    }

    @Test
    void aClaimMayRunOutOnceTheDeviceIsConnected() {
        bench.script.clear();
        bench.report(DeviceState.CONNECTING);
        bench.report(DeviceState.GETTING_CERTIFICATE);
        bench.registered(DeviceState.RECONNECTING);
        bench.registered(DeviceState.DONE);
        int[] asked = {0};
        bench.hooks.put("status", () -> {
            if (asked[0]++ == 1) {
                time.advance(Duration.ofMinutes(6));
            }
        });
        assertEquals(Outcome.CONFIRMED, run().outcome());
    }

    @Test
    void aDeviceHasTheTimeOfAStateForEachThatLeadsOn() {
        Duration almost = HandoverPolicy.USUAL.registration().minusSeconds(1);
        bench.hooks.put("status", () -> time.advance(almost));
        assertEquals(Outcome.CONFIRMED, run().outcome());
        assertTrue(Duration.between(ManualTime.START, time.instant()).compareTo(almost.multipliedBy(5)) >= 0);
    }

    @Test
    void aLinkMayBeLostThreeTimes() {
        for (int loss = 0; loss < 3; loss++) {
            bench.unplugDuring("deliver");
        }
        assertEquals(Outcome.CONFIRMED, run().outcome());
    }

    /** Neither another device of the kind, nor another port of the same. */
    @Test
    void aDeviceThatComesBackIsToldFromAllOthers() {
        bench.attached = new ArrayList<>(List.of(port("/dev/ttyTEST0", "USB1", 0)));
        bench.unplugDuring("deliver");
        bench.hooks.put("deliver", () -> bench.attached = new ArrayList<>(List.of(
                port("/dev/ttyTEST5", "USB2", 0), port("/dev/ttyTEST6", "USB1", 2), port("/dev/ttyTEST7", "USB1", 0))));
        assertEquals(Optional.of("/dev/ttyTEST7"), run().port());
    }

    private static PortInfo port(String path, String serial, int number) {
        return new PortInfo(path, "test", Optional.of(1), Optional.of(2), Optional.of(serial), Optional.empty(), Optional.of(number));
    }

    @Test
    void aLinkThatIsLostWhileTheDeviceRegistersIsTold() {
        bench.unplugDuring("status");
        assertEquals(Outcome.CONFIRMED, run().outcome());
        assertTrue(events.contains(new HandoverEvent.LinkLost(ScriptedPort.PORT.path())));
    }
}
