package dev.claimport.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.DeviceIdentity.Standing;
import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.failure.RegistrationFailure.Doing;
import dev.claimport.handover.HandoverResult.Outcome;
import dev.claimport.testing.ManualTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a device reports of its registration, and where it reports nothing. */
class HandoverRegistrationTest extends OnScriptedPort {

    @ParameterizedTest
    @CsvSource({"tls,device-tls-failed", "dns,device-dns-failed", "network,device-network-failed", "clock,device-clock-wrong",
        "timeout,device-timed-out", "storage,device-could-not-store", "ACCESS_DENIED,hook-refused",
        "InvalidCertificateOwnershipToken,registration-refused"})
    void whatTheDeviceReportsGetsAName(String code, String id) {
        bench.script.clear();
        bench.report(DeviceState.CONNECTING);
        bench.report(DeviceState.GETTING_CERTIFICATE);
        bench.report(DeviceState.REGISTERING);
        bench.failsWith(code);
        assertFails(Step.REGISTER, id);
        assertEquals("abort", bench.calls.getLast(), "the device is left as it was");
    }

    static Stream<Arguments> statesToFailIn() {
        return Stream.of(Arguments.of(DeviceState.ACCEPTED, Step.REGISTER, Doing.CONNECT),
                Arguments.of(DeviceState.CONNECTING, Step.REGISTER, Doing.CONNECT),
                Arguments.of(DeviceState.GETTING_CERTIFICATE, Step.REGISTER, Doing.CERTIFICATE),
                Arguments.of(DeviceState.REGISTERING, Step.REGISTER, Doing.REGISTER),
                Arguments.of(DeviceState.RECONNECTING, Step.RECONNECT, Doing.RECONNECT));
    }

    @Test
    void aDeviceThatNeitherResumesNorForgetsIsNotAskedTo() {
        bench.plain = true;
        bench.reportsBack = false;
        bench.standing = Standing.LEFT_OVER;
        bench.unplugDuring("deliver");
        assertFails(Step.DELIVER, "port-gone");
        assertFalse(bench.calls.contains("abort"));
        assertEquals(0, bench.openLinks);
    }

    @ParameterizedTest
    @MethodSource("statesToFailIn")
    void theFailureSaysWhatTheDeviceWasDoing(DeviceState state, Step step, Doing doing) {
        bench.script.clear();
        Arrays.stream(DeviceState.values()).filter(s -> s.compareTo(DeviceState.ACCEPTED) >= 0 && s.compareTo(state) <= 0).forEach(bench::report);
        bench.failsWith("network");
        HandoverResult result = run();
        assertEquals(Optional.of(step), result.failedStep());
        assertEquals(doing, result.failure().orElseThrow().facts().get("doing"));
    }

    @ParameterizedTest
    @CsvSource({"CONNECTING,REGISTER", "GETTING_CERTIFICATE,REGISTER", "REGISTERING,REGISTER", "RECONNECTING,RECONNECT"})
    void aDeviceThatStandsStillIsNotWaitedForForEver(DeviceState state, Step step) {
        bench.script.clear();
        bench.report(state);
        assertFails(step, "registration-stalled");
    }

    @Test
    void aDeviceThatRestartsWhileRegisteringHasLostItsBundle() {
        bench.script.clear();
        bench.report(DeviceState.CONNECTING);
        bench.report(DeviceState.EMPTY);
        assertFails(Step.REGISTER, "device-wrong-state");
    }

    @Test
    void ofADeviceThatDoesNotReportBackTheRegistryTells() {
        bench.reportsBack = false;
        iot.blindLooks = 20;
        HandoverResult result = run();
        assertEquals(Outcome.CONFIRMED, result.outcome());
        assertEquals(Optional.of("sensor-0001"), result.thingName());
        assertEquals(Optional.of(ScriptedIot.CERTIFICATE), result.certificateId());
        assertEquals(List.of(Step.VERIFY, Step.CONFIRM), result.steps().stream().map(HandoverResult.StepRecord::step).toList().subList(4, 6));
        assertFalse(bench.calls.contains("status"));
    }

    @Test
    void aThingThatWasThereBeforeIsNoRegistrationOfADeviceThatDoesNotReportBack() {
        bench.reportsBack = false;
        iot.created = Optional.of(time.instant().minus(Duration.ofHours(1)));
        assertFails(Step.CONFIRM, "device-not-seen");
        assertTrue(time.instant().isAfter(ManualTime.START.plus(Duration.ofMinutes(5))), "it was waited for as long as the claim lived");
    }

    @Test
    void aDeviceThatDoesNotReportBackAndWhoseThingIsUnknownGetsNoClaim() {
        bench.reportsBack = false;
        iot.failures.put("describeTemplate", notAllowed("iot:DescribeProvisioningTemplate"));
        assertFails(Step.DEVICE, "not-confirmable");
        assertTrue(iot.claims.isEmpty());
    }

    @Test
    void theRegistryMayTakeAMoment() {
        iot.blindLooks = 5;
        assertEquals(Outcome.CONFIRMED, run().outcome());
    }

    @Test
    void aThingThatNeverAppearsIsNotConfirmed() {
        iot.thingThere = false;
        assertFails(Step.CONFIRM, "thing-not-found");
        assertFalse(bench.calls.contains("abort"), "the device has its own identity now");
    }

    @Test
    void aThingThatWasThereBeforeProvesNothing() {
        iot.principals = List.of("arn:aws:iot:eu-west-1:112233445566:cert/" + "cd".repeat(32));
        assertFails(Step.CONFIRM, "certificate-not-attached");
    }

    @Test
    void aCertificateThatIsNotActiveIsNotConfirmed() {
        iot.status = "INACTIVE";
        assertFails(Step.CONFIRM, "certificate-not-active");
    }

    @Test
    void aCertificateOlderThanTheClaimIsNotConfirmed() {
        iot.created = Optional.of(time.instant().minus(Duration.ofHours(1)));
        assertFails(Step.CONFIRM, "certificate-not-new");
    }

    @Test
    void aRoleThatMayNotReadTheRegistryIsNoConfirmation() {
        iot.failures.put("thingExists", notAllowed("iot:DescribeThing"));
        assertFails(Step.CONFIRM, "confirmation-not-allowed");
    }

    @Test
    void aNetworkThatIsGoneAtTheEndIsNamed() {
        iot.failures.put("certificate", new NetworkFailure(NetworkFailure.Kind.NO_NETWORK, Map.of("host", "x")));
        assertFails(Step.CONFIRM, "no-network");
    }

    /** It went far between two questions: its thing is there, and it is the last connection that failed. */
    @Test
    void aDeviceThatFailsWithAThingHasRegistered() {
        bench.script.clear();
        bench.report(DeviceState.CONNECTING);
        bench.script.add(new DeviceStatus(DeviceState.FAILED, Optional.of(ScriptedIot.THING), Optional.of(ScriptedIot.CERTIFICATE),
                Optional.of(new DeviceStatus.Error(DeviceStatus.Cause.NETWORK, "network", "as ordered"))));
        HandoverResult result = run();
        assertEquals(Optional.of(Step.RECONNECT), result.failedStep());
        assertEquals("device-network-failed", result.failure().orElseThrow().id());
        assertEquals(Doing.RECONNECT, result.failure().orElseThrow().facts().get("doing"));
    }
}
