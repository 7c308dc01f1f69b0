package dev.claimport.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.IotEndpoint;
import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.claim.template.TemplateSummary;
import dev.claimport.device.DeviceIdentity.Standing;
import dev.claimport.device.DeviceState;
import dev.claimport.device.Verification;
import dev.claimport.device.seal.ProofOfPossession;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.LinkFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.failure.RegistrationFailure.Doing;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.handover.HandoverRequest.Until;
import dev.claimport.handover.HandoverResult.Outcome;
import dev.claimport.handover.HandoverResult.StepOutcome;
import dev.claimport.serial.PortInfo;
import dev.claimport.signin.SessionLife;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestClaims;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HandoverTest {

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

    /** Whatever happened: no key stays in memory, no port stays open. */
    @AfterEach
    void nothingIsLeftBehind() {
        assertTrue(iot.claims.stream().allMatch(claim -> claim.key().isWiped()), "a key is left");
        assertEquals(0, bench.openLinks, "a port is left open");
    }

    private Handover handover() {
        return new Handover(iot, bench, bench, time, HandoverPolicy.USUAL);
    }

    private HandoverResult run() {
        return handover().run(request, events::add);
    }

    private void assertFails(Step step, String id) {
        HandoverResult result = run();
        assertEquals(Outcome.FAILED, result.outcome());
        assertEquals(id, result.failure().orElseThrow().id());
        assertEquals(Optional.of(step), result.failedStep());
        assertEquals(StepOutcome.FAILED, result.steps().getLast().outcome());
        assertEquals(new HandoverEvent.Ended(result), events.getLast());
    }

    @Test
    void aSessionThatWouldEndInTheMiddleIsRefusedBeforeAnythingIsDone() {
        Duration justEnough = HandoverPolicy.SESSION_NEEDED;
        SessionLife ending = SessionLife.until(Optional.of(time.instant().plus(justEnough).minusSeconds(1)));
        HandoverResult result = new Handover(iot, bench, DeviceConnector.always(bench), time, HandoverPolicy.USUAL, ending).run(request, events::add);
        assertEquals("session-ending", result.failure().orElseThrow().id());
        assertEquals(Optional.of(Step.TEMPLATE), result.failedStep());
        assertEquals(List.of(), iot.claims);
        assertEquals(Optional.empty(), result.device());

        SessionLife lasting = SessionLife.until(Optional.of(time.instant().plus(justEnough)));
        assertEquals(Outcome.CONFIRMED, new Handover(iot, bench, DeviceConnector.always(bench), time, HandoverPolicy.USUAL, lasting).run(request, events::add).outcome());
    }

    @Test
    void aDeviceIsTakenFromPluggedInToConfirmed() {
        HandoverResult result = run();

        assertEquals(Outcome.CONFIRMED, result.outcome());
        assertEquals(Optional.of(ScriptedIot.THING), result.thingName());
        assertEquals(Optional.of(ScriptedIot.CERTIFICATE), result.certificateId());
        assertEquals(Optional.of(iot.claims.getFirst().certificateId()), result.claimCertificateId());
        assertEquals(Optional.of(ScriptedPort.PORT.path()), result.port());
        assertEquals(Optional.empty(), result.failure());
        assertEquals(List.of(Step.TEMPLATE, Step.DEVICE, Step.CLAIM, Step.DELIVER, Step.VERIFY, Step.REGISTER, Step.RECONNECT, Step.CONFIRM),
                result.steps().stream().map(HandoverResult.StepRecord::step).toList());
        assertTrue(result.steps().stream().allMatch(step -> step.outcome() == StepOutcome.DONE));
        assertFalse(bench.calls.contains("abort"), "a device that is done is not made to forget");
    }

    @Test
    void theDeviceIsAskedWhoItIsBeforeAClaimIsSpentOnIt() {
        bench.fail("identify", new DeviceFailure(DeviceFailure.Kind.DEVICE_SILENT, Map.of("port", "x")));
        assertFails(Step.DEVICE, "device-silent");
        assertTrue(iot.claims.isEmpty());
    }

    @Test
    void theKeyIsWipedAsSoonAsTheDeviceHasAccepted() {
        bench.hooks.put("status", () -> assertTrue(iot.claims.getFirst().key().isWiped()));
        run();
        long wiped = events.stream().filter(HandoverEvent.KeyWiped.class::isInstance).count();
        assertEquals(1, wiped);
    }

    @Test
    void theThingNameIsForetoldFromWhatTheDeviceSays() {
        run();
        var answered = events.stream().filter(HandoverEvent.DeviceAnswered.class::isInstance).map(HandoverEvent.DeviceAnswered.class::cast).findFirst();
        assertEquals(Optional.of("sensor-0001"), answered.orElseThrow().expectedThing());
    }

    @Test
    void theDeviceIsToldTheTimeOfTheServiceNotOfThisComputer() {
        iot.clockAhead = Duration.ofMinutes(3);
        var before = time.instant();
        run();
        assertTrue(bench.toldTime.isBefore(before.minus(Duration.ofMinutes(2))));
    }

    @Test
    void deliveredIsEnoughWhereTheDeviceRegistersLater() {
        request = request.until(Until.DELIVERED);
        HandoverResult result = run();
        assertEquals(Outcome.DELIVERED, result.outcome());
        assertEquals(Step.VERIFY, result.steps().getLast().step());
        assertFalse(bench.calls.contains("status"));
    }

    @Test
    void deliveredWithoutADigestCheckIsNoSuccess() {
        request = request.until(Until.DELIVERED);
        bench.verification = new Verification.NotVerifiable(DeviceFailure.Unverified.LENGTH);
        assertFails(Step.VERIFY, "not-verifiable");
    }

    @Test
    void whatCouldNotBeVerifiedIsNeverSaidToBe() {
        bench.verification = new Verification.NotVerifiable(DeviceFailure.Unverified.LENGTH);
        HandoverResult result = run();
        assertEquals(Outcome.CONFIRMED, result.outcome(), "that the device registers shows that it got the right thing");
        assertEquals(HandoverResult.StepOutcome.UNVERIFIED,
                result.steps().stream().filter(step -> step.step() == Step.VERIFY).findFirst().orElseThrow().outcome());
        assertTrue(events.stream().anyMatch(event -> event instanceof HandoverEvent.StepUnverified(Step step, var _, var why)
                && step == Step.VERIFY && why.id().equals("not-verifiable")));
        assertFalse(events.stream().anyMatch(event -> event instanceof HandoverEvent.StepDone(Step step, var _) && step == Step.VERIFY));
    }

    @Test
    void aRoleThatMayNotReadTemplatesCanStillHandOver() {
        iot.failures.put("describeTemplate", notAllowed("iot:DescribeProvisioningTemplate"));
        assertEquals(Outcome.UNPROVEN, run().outcome(), "nobody can tell that the thing is this device's");
    }

    @Test
    void anEndpointThatIsGivenIsNotAskedFor() {
        iot.failures.put("dataEndpoint", notAllowed("iot:DescribeEndpoint"));
        assertFails(Step.TEMPLATE, "not-allowed");
        events.clear();
        request = request.connecting(Optional.of(IotEndpoint.parse("a-ats.iot.eu-west-1.amazonaws.com")));
        assertEquals(Outcome.CONFIRMED, run().outcome());
    }

    @Test
    void aDisabledTemplateIsNamedBeforeAClaimIsAskedFor() {
        iot.enabled = false;
        assertFails(Step.TEMPLATE, "template-disabled");
    }

    @Test
    void aTemplateOfAnotherTypeIsNamed() {
        iot.type = "JITP";
        assertFails(Step.TEMPLATE, "template-wrong-type");
        assertFalse(iot.type.equals(TemplateSummary.FLEET_PROVISIONING));
    }

    @Test
    void aTemplateThatCannotBeReadIsNamed() {
        iot.body = "{\"Resources\": 5}";
        assertFails(Step.TEMPLATE, "template-unreadable");
    }

    @Test
    void aParameterThatNobodySuppliesIsNamedBeforeAClaimIsSpent() {
        bench.parameters = List.of();
        assertFails(Step.DEVICE, "parameter-missing");
        assertTrue(iot.claims.isEmpty());
    }

    @Test
    void aParameterThatTheTemplateDoesNotKnowIsNamed() {
        request = HandoverRequest.of(ScriptedIot.TEMPLATE, Map.of("Sitte", "x"), List.of());
        assertFails(Step.TEMPLATE, "parameter-unknown");
    }

    @Test
    void withoutAnyPortThereIsNoDevice() {
        bench.attached.clear();
        assertFails(Step.DEVICE, "no-device");
    }

    @Test
    void aPortThatIsBusyForAMomentIsTriedAgain() {
        bench.fail("open", new LinkFailure(LinkFailure.Kind.PORT_BUSY, Map.of("port", "x")));
        assertEquals(Outcome.CONFIRMED, run().outcome());
    }

    @Test
    void aPortThatStaysBusyIsNamed() {
        bench.hooks.put("open", () -> {
            throw new LinkFailure(LinkFailure.Kind.PORT_BUSY, Map.of("port", "x")).exception();
        });
        assertFails(Step.DEVICE, "port-busy");
    }

    /** Two that read one port get a part each of what comes. */
    @Test
    void aProgramThatReadsThePortAsWellIsNamed() {
        bench.others = List.of("cat", "minicom");
        bench.fail("deliver", new DeviceFailure(DeviceFailure.Kind.STEP_REFUSED, Map.of("sent", "AT", "said", "O")));
        HandoverResult result = run();
        assertEquals(Optional.of(Step.DELIVER), result.failedStep());
        LinkFailure failure = (LinkFailure) result.failure().orElseThrow();
        assertEquals(LinkFailure.Kind.PORT_SHARED, failure.kind());
        assertEquals(Map.of("port", "/dev/ttyTEST0", "programs", "cat, minicom"), failure.facts());
        assertTrue(failure.detail().startsWith("step-refused {"), failure.detail());
    }

    @Test
    void aProgramThatReadsThePortAsWellIsNoReasonForWhatTheDeviceSaysClearly() {
        bench.others = List.of("cat");
        bench.fail("deliver", new DeviceFailure(DeviceFailure.Kind.DEVICE_CREDENTIALS_FULL, Map.of("sent", "AT", "said", "+CME ERROR: 515")));
        assertFails(Step.DELIVER, "device-credentials-full");
    }

    @Test
    void withSeveralPortsOneHasToBeNamed() {
        bench.attached.add(new PortInfo("/dev/ttyTEST1", "other", Optional.empty(), Optional.empty(), Optional.empty()));
        assertFails(Step.DEVICE, "several-ports");
    }

    @Test
    void aRefusedClaimFailsItsStep() {
        iot.failures.put("createClaim", notAllowed("iot:CreateProvisioningClaim"));
        assertFails(Step.CLAIM, "not-allowed");
        assertFalse(bench.calls.contains("deliver"));
    }

    @Test
    void aClaimThatRunsOutAtOnceIsNotSent() {
        iot.claimLifetime = Duration.ofSeconds(30);
        assertFails(Step.CLAIM, "claim-expired");
        assertFalse(bench.calls.contains("deliver"));
    }

    @Test
    void aHeldClaimIsUsedWhileEnoughTimeIsLeft() {
        ProvisioningClaim held = iot.createClaim(ScriptedIot.TEMPLATE);
        time.advance(Duration.ofMinutes(3));
        request = holding(held);
        HandoverResult result = run();
        assertEquals(Outcome.CONFIRMED, result.outcome());
        assertEquals(Optional.of(held.certificateId()), result.claimCertificateId());
        assertEquals(1, iot.claims.size());
    }

    @Test
    void aHeldClaimWithTooLittleTimeIsReplaced() {
        ProvisioningClaim held = iot.createClaim(ScriptedIot.TEMPLATE);
        time.advance(Duration.ofMinutes(4).plusSeconds(1));
        request = holding(held);
        assertEquals(Outcome.CONFIRMED, run().outcome());
        assertTrue(events.contains(new HandoverEvent.ClaimReplaced(Duration.ofSeconds(59))));
        assertTrue(held.key().isWiped());
        assertEquals(2, iot.claims.size());
    }

    @Test
    void aHeldClaimOfAnotherTemplateIsReplaced() {
        request = holding(iot.createClaim("others"));
        assertEquals(Outcome.CONFIRMED, run().outcome());
        assertEquals(2, iot.claims.size());
    }

    @Test
    void aHeldClaimIsWipedEvenIfTheFirstStepFails() {
        request = holding(iot.createClaim(ScriptedIot.TEMPLATE));
        iot.enabled = false;
        assertFails(Step.TEMPLATE, "template-disabled");
    }

    @Test
    void aClaimThatExpiresWhileItIsSentLeavesTheDeviceAsItWas() {
        bench.hooks.put("deliver", () -> time.advance(Duration.ofMinutes(6)));
        assertFails(Step.DELIVER, "claim-expired");
        assertEquals("abort", bench.calls.getLast());
    }

    @Test
    void aClaimThatExpiresBeforeTheDeviceHasConnectedIsNamed() {
        bench.script.clear();
        bench.report(DeviceState.CONNECTING);
        bench.hooks.put("status", () -> time.advance(Duration.ofMinutes(2)));
        iot.claimLifetime = Duration.ofSeconds(70);
        assertFails(Step.REGISTER, "claim-expired");
        assertEquals("abort", bench.calls.getLast());
    }

    @Test
    void aTlsErrorAfterTheExpiryIsTheExpiry() {
        bench.script.clear();
        bench.failsWith("tls");
        bench.hooks.put("status", () -> time.advance(Duration.ofMinutes(6)));
        assertFails(Step.REGISTER, "claim-expired");
    }

    @Test
    void aLinkThatIsLostWhileSendingIsTakenUpAgain() {
        bench.unplugDuring("deliver");
        assertEquals(Outcome.CONFIRMED, run().outcome());
        assertTrue(events.contains(new HandoverEvent.LinkLost(ScriptedPort.PORT.path())));
        assertEquals(2, bench.delivered.size());
        assertEquals(1, bench.delivered.stream().distinct().count(), "the same bundle both times");
    }

    @Test
    void aDeviceThatComesBackUnderAnotherPathIsFoundByItsUsbSerialNumber() {
        bench.unplugDuring("deliver");
        bench.hooks.put("deliver", () -> bench.attached = new ArrayList<>(List.of(
                new PortInfo("/dev/ttyTEST7", "test", Optional.of(1), Optional.of(2), Optional.of("USB1")))));
        assertEquals(Optional.of("/dev/ttyTEST7"), run().port());
    }

    @Test
    void aLinkThatIsLostAgainWhileItIsTakenUpIsWaitedForOnceMore() {
        bench.unplugDuring("deliver");
        bench.hooks.put("deliver", () -> bench.unplugDuring("identify"));
        assertEquals(Outcome.CONFIRMED, run().outcome());
    }

    @Test
    void aDeviceThatDoesNotComeBackIsGone() {
        bench.unplugDuring("deliver");
        bench.hooks.put("deliver", () -> bench.hooks.put("open", () -> {
            throw new LinkFailure(LinkFailure.Kind.PORT_NOT_FOUND, Map.of("port", "x")).exception();
        }));
        assertFails(Step.DELIVER, "port-gone");
    }

    @Test
    void anotherDeviceOnThePortDoesNotGetTheClaim() {
        bench.unplugDuring("deliver");
        bench.hooks.put("deliver", () -> bench.serial = "0002");
        assertFails(Step.DELIVER, "device-changed");
        assertEquals(1, bench.delivered.size());
    }

    @Test
    void aLoosePlugIsNotWaitedForForEver() {
        for (int i = 0; i < 5; i++) {
            bench.unplugDuring("deliver");
        }
        assertFails(Step.DELIVER, "port-gone");
    }

    @Test
    void aLinkThatBreaksAtTheCommitOfABundleThatWasTakenNeedsNoSecondDelivery() {
        bench.unplugDuring("commit");
        assertEquals(Outcome.CONFIRMED, run().outcome());
        assertEquals(1, bench.delivered.size());
    }

    @Test
    void aLinkThatBreaksBeforeTheCommitArrivedIsDeliveredAgain() {
        bench.unplugDuring("commit");
        bench.fail("commit", new DeviceFailure(DeviceFailure.Kind.DEVICE_WRONG_STATE, Map.of("state", "empty")));
        assertEquals(Outcome.CONFIRMED, run().outcome());
        assertEquals(2, bench.delivered.size());
    }

    @Test
    void aDeviceWithARestOfAnEarlierHandoverForgetsItFirst() {
        bench.standing = Standing.LEFT_OVER;
        assertEquals(Outcome.CONFIRMED, run().outcome());
        assertTrue(bench.calls.indexOf("abort") < bench.calls.indexOf("deliver"));
    }

    @Test
    void aDeviceThatIsRegisteringIsLeftAlone() {
        bench.standing = Standing.BUSY;
        assertFails(Step.DEVICE, "device-busy");
        assertFalse(bench.calls.contains("abort"));
        assertTrue(iot.claims.isEmpty(), "no claim is spent on it");
    }

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
    void aCodeIsForDevicesThatTakeASeal() {
        ProofOfPossession code = ProofOfPossession.taking("K7QX".toCharArray());
        request = request.proving(Optional.of(code));
        assertFails(Step.DEVICE, "seal-not-offered");
        assertTrue(iot.claims.isEmpty());
        assertTrue(code.isWiped());
    }

    @Test
    void aCodeIsWipedWhenTheHandoverIsOver() {
        bench.sealed = true;
        ProofOfPossession code = ProofOfPossession.taking("K7QX".toCharArray());
        request = request.proving(Optional.of(code));
        assertEquals(Outcome.CONFIRMED, run().outcome());
        assertTrue(code.isWiped());
        assertTrue(bench.calls.indexOf("prove") >= 0 && bench.calls.indexOf("prove") < bench.calls.indexOf("deliver"), "the device's seal is made with it");
    }

    @Test
    void aSealThatDoesNotOpenIsMadeOnceMoreAsTheDeviceMayHaveRestarted() {
        bench.fail("commit", new DeviceFailure(DeviceFailure.Kind.SEAL_NOT_OPENED, Map.of()));
        assertEquals(Outcome.CONFIRMED, run().outcome());
        assertEquals(2, bench.delivered.size());
    }

    @Test
    void aSealThatDoesNotOpenTwiceIsNamed() {
        bench.fail("commit", new DeviceFailure(DeviceFailure.Kind.SEAL_NOT_OPENED, Map.of()));
        bench.fail("commit", new DeviceFailure(DeviceFailure.Kind.SEAL_NOT_OPENED, Map.of()));
        assertFails(Step.VERIFY, "seal-not-opened");
        assertEquals("abort", bench.calls.getLast());
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

    @ParameterizedTest
    @CsvSource({"open,DEVICE", "identify,DEVICE", "deliver,DELIVER", "commit,VERIFY", "status,REGISTER"})
    void aCancelLeavesDeviceAndMemoryClean(String call, Step step) {
        Handover handover = handover();
        bench.hooks.put(call, () -> {
            handover.cancel();
            interruptible();
        });
        HandoverResult result = handover.run(request, events::add);
        assertEquals(Outcome.ABORTED, result.outcome());
        assertEquals("cancelled", result.failure().orElseThrow().id());
        assertEquals(Optional.of(step), result.failedStep());
        assertEquals(StepOutcome.ABORTED, result.steps().getLast().outcome());
        assertEquals(step.compareTo(Step.DELIVER) >= 0, bench.calls.getLast().equals("abort"));
        assertFalse(Thread.currentThread().isInterrupted());
    }

    /** What a part does that waits and is interrupted. */
    private static void interruptible() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception(e);
        }
    }

    @Test
    void aCancelBeforeTheStartIsNotForgotten() {
        Handover handover = handover();
        handover.cancel();
        bench.hooks.put("open", HandoverTest::interruptible);
        assertEquals(Outcome.ABORTED, handover.run(request, events::add).outcome());
    }

    @Test
    void aCancelAfterTheEndDoesNothing() {
        Handover handover = handover();
        assertEquals(Outcome.CONFIRMED, handover.run(request, events::add).outcome());
        handover.cancel();
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void aHandoverRunsOnce() {
        Handover handover = handover();
        handover.run(request, events::add);
        assertThrows(IllegalStateException.class, () -> handover.run(request, events::add));
    }

    @Test
    void aDefectIsNamedAndCleanedUpAfter() {
        bench.hooks.put("commit", () -> {
            throw new IllegalStateException("defect");
        });
        assertFails(Step.VERIFY, "unexpected");
        assertEquals("abort", bench.calls.getLast());
    }

    static Stream<Arguments> breakages() {
        return Stream.of("open", "identify", "deliver", "commit", "status").flatMap(call ->
                Stream.of(new NoClassDefFoundError("x/Y"), new StackOverflowError(), new OutOfMemoryError("as ordered"), new AssertionError())
                        .map(error -> Arguments.of(call, error)));
    }

    @ParameterizedTest
    @MethodSource("breakages")
    void anErrorOfTheMachineEndsItLikeAnyDefect(String call, Error error) {
        bench.hooks.put(call, () -> {
            throw error;
        });
        HandoverResult result = run();
        assertEquals(Outcome.FAILED, result.outcome());
        assertEquals(error.getClass().getSimpleName(), result.failure().orElseThrow().facts().get("error"));
        assertEquals(new HandoverEvent.Ended(result), events.getLast());
    }

    @Test
    void whatBreaksInTidyingUpKeepsNothingElseFromIt() {
        bench.fail("deliver", new DeviceFailure(DeviceFailure.Kind.DEVICE_NO_SPACE, Map.of("path", "x")));
        bench.hooks.put("abort", () -> {
            throw new NoClassDefFoundError("x/Y");
        });
        bench.hooks.put("close", () -> {
            throw new IllegalStateException("as ordered");
        });
        ProofOfPossession code = ProofOfPossession.taking("K7QX-M4TP".toCharArray());
        request = request.proving(Optional.of(code));
        bench.sealed = true;
        assertFails(Step.DELIVER, "device-no-space");
        assertTrue(code.isWiped());
    }

    static Stream<Class<? extends HandoverEvent>> kindsOfEvents() {
        return Stream.of(HandoverEvent.StepStarted.class, HandoverEvent.StepDone.class, HandoverEvent.DeviceAnswered.class, HandoverEvent.ClaimReceived.class,
                HandoverEvent.Delivering.class, HandoverEvent.Registering.class, HandoverEvent.KeyWiped.class, HandoverEvent.StepFailed.class);
    }

    @ParameterizedTest
    @MethodSource("kindsOfEvents")
    void whoIsToldAndBreaksEndsItAndNothingIsLeft(Class<? extends HandoverEvent> broken) {
        if (broken == HandoverEvent.StepFailed.class) {
            iot.failures.put("createClaim", notAllowed("iot:CreateProvisioningClaim"));
        }
        HandoverResult result = handover().run(request, event -> {
            if (broken.isInstance(event)) {
                throw new NoClassDefFoundError("x/Y");
            }
            events.add(event);
        });
        assertEquals(Outcome.FAILED, result.outcome());
        assertEquals(broken == HandoverEvent.StepFailed.class ? "not-allowed" : "unexpected", result.failure().orElseThrow().id());
        assertTrue(result.failedStep().isPresent());
        assertEquals(new HandoverEvent.Ended(result), events.getLast());
    }

    @Test
    void whoBreaksWhenToldOfTheEndChangesNothing() {
        HandoverResult result = handover().run(request, event -> {
            if (event instanceof HandoverEvent.Ended) {
                throw new StackOverflowError();
            }
        });
        assertEquals(Outcome.CONFIRMED, result.outcome());
    }

    private HandoverRequest holding(ProvisioningClaim claim) {
        return request.with(Optional.of(claim));
    }

    private static ServiceFailure notAllowed(String action) {
        return new ServiceFailure(ServiceFailure.Kind.NOT_ALLOWED, Map.of("action", action, "resource", "*"));
    }
}
