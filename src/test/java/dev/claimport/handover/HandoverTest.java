package dev.claimport.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.IotEndpoint;
import dev.claimport.claim.template.TemplateSummary;
import dev.claimport.device.Verification;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.handover.HandoverRequest.Until;
import dev.claimport.handover.HandoverResult.Outcome;
import dev.claimport.handover.HandoverResult.StepOutcome;
import dev.claimport.signin.SessionLife;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What makes a hand-over succeed, and what its template must be. */
class HandoverTest extends OnScriptedPort {

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
        iot.failures.put("thingExists", new NetworkFailure(NetworkFailure.Kind.NO_NETWORK, Map.of("host", "nobody asks the registry")));
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
    void theVersionOfTheTemplateIsTold() {
        run();
        assertTrue(events.contains(new HandoverEvent.TemplateRead(1)));
    }

    /** What a work order says of one device goes to that device. */
    @Test
    void whatIsKnownOfOneDeviceGoesToIt() {
        iot.body = iot.body.replace("\"Parameters\": {", "\"Parameters\": {\"Site\": {\"Type\": \"String\"}, ");
        request = request.admittedBy((_, _) -> new Admission.Admitted(Map.of("Site", "berlin"), "", "", ""));
        assertEquals(Outcome.CONFIRMED, run().outcome());
        assertEquals("berlin", bench.delivered.getLast().parameters().get("Site"));
    }

    @Test
    void whatIsKnownOfOneDeviceAndNothingToTheTemplateIsNamedBeforeAClaimIsSpent() {
        request = request.admittedBy((_, _) -> new Admission.Admitted(Map.of("Sitte", "berlin"), "", "", ""));
        assertFails(Step.DEVICE, "parameter-unknown");
        assertTrue(iot.claims.isEmpty());
    }
}
