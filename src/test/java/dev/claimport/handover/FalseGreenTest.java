package dev.claimport.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import dev.claimport.handover.HandoverResult.Outcome;
import dev.claimport.handover.HandoverResult.StepOutcome;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestClaims;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a device says is no proof: nothing is confirmed but what this claim made for this device. */
class FalseGreenTest {

    private static final String OTHERS = "cd".repeat(32);
    private static final String ARN = "arn:aws:iot:eu-west-1:112233445566:cert/";

    private final ManualTime time = new ManualTime();
    private final ConfirmedIdentities confirmed = ConfirmedIdentities.ofThisProcess();
    private final List<HandoverEvent> events = new ArrayList<>();
    private ScriptedIot iot;
    private ScriptedPort bench;
    private HandoverRequest request = HandoverRequest.of(ScriptedIot.TEMPLATE, Map.of(), List.of());

    @BeforeEach
    void setUp() {
        bench = new ScriptedPort();
        iot = iotOf(bench);
    }

    private ScriptedIot iotOf(ScriptedPort devices) {
        ScriptedIot made = new ScriptedIot(time, new TestClaims(time));
        made.delivered = () -> devices.calls.contains("commit");
        return made;
    }

    private HandoverResult run() {
        return new Handover(iot, bench, bench, time, HandoverPolicy.USUAL).beside(confirmed).run(request, events::add);
    }

    private void assertNotConfirmed(Step step, String id) {
        HandoverResult result = run();
        assertEquals(Outcome.FAILED, result.outcome());
        assertEquals(id, result.failure().orElseThrow().id());
        assertEquals(Optional.of(step), result.failedStep());
    }

    private void isDoneAs(String thing, String certificate) {
        bench.script.clear();
        bench.script.add(new DeviceStatus(DeviceState.DONE, Optional.of(thing), Optional.of(certificate), Optional.empty()));
    }

    @Test
    void aDeviceThatNamesAnotherDevicesThingIsNotBelieved() {
        isDoneAs("sensor-0002", ScriptedIot.CERTIFICATE);
        assertNotConfirmed(Step.CONFIRM, "thing-not-expected");
    }

    @Test
    void aThingsNameInAnotherCaseIsAnotherThing() {
        isDoneAs("Sensor-0001", ScriptedIot.CERTIFICATE);
        assertNotConfirmed(Step.CONFIRM, "thing-not-expected");
    }

    @Test
    void aCertificateThatTheThingHadBeforeProvesNothing() {
        iot.principalsBefore = List.of(ARN + ScriptedIot.CERTIFICATE);
        assertNotConfirmed(Step.CONFIRM, "certificate-not-new");
    }

    @Test
    void aCertificateOfAMomentBeforeTheDeliveryProvesNothing() {
        iot.created = Optional.of(time.instant().minusSeconds(3));
        assertNotConfirmed(Step.CONFIRM, "certificate-not-new");
    }

    @Test
    void aCertificateThatWasMadeWhileTheClaimWasUnderWayIsNotThisClaims() {
        Instant madeByAnother = time.instant();
        iot.created = Optional.of(madeByAnother);
        bench.hooks.put("deliver", () -> time.advance(Duration.ofSeconds(10)));
        assertNotConfirmed(Step.CONFIRM, "certificate-not-new");
    }

    @ParameterizedTest
    @ValueSource(longs = {-100, -2, 0, 2, 3600})
    void theAgeIsTakenByTheServicesClockWhateverThisComputersSays(long ahead) {
        iot.clockAhead = Duration.ofSeconds(ahead);
        iot.created = Optional.of(time.instant().minusSeconds(ahead));
        assertEquals(Outcome.CONFIRMED, run().outcome());

        setUp();
        iot.clockAhead = Duration.ofSeconds(ahead);
        iot.created = Optional.of(time.instant().minusSeconds(ahead).minusSeconds(3));
        assertNotConfirmed(Step.CONFIRM, "certificate-not-new");
    }

    @Test
    void oneCertificateConfirmsOneHandOver() {
        assertEquals(Outcome.CONFIRMED, run().outcome());
        bench = new ScriptedPort();
        iot = iotOf(bench);
        assertNotConfirmed(Step.CONFIRM, "certificate-used-before");
    }

    @Test
    void anInactiveCertificateIsWaitedForAndNotConfirmed() {
        iot.status = "INACTIVE";
        assertNotConfirmed(Step.CONFIRM, "certificate-not-active");
    }

    @Test
    void aCertificateOfAnotherThingProvesNothing() {
        iot.principals = List.of(ARN + OTHERS, "arn:aws:iot:eu-west-1:112233445566:notacert/" + ScriptedIot.CERTIFICATE);
        assertNotConfirmed(Step.CONFIRM, "certificate-not-attached");
    }

    @Test
    void whoeverElseIsAttachedToAThingIsNoCertificate() {
        bench.reportsBack = false;
        iot.principals = List.of("eu-west-1:0f1e2d3c-aaaa-bbbb-cccc-0123456789ab", ARN + ScriptedIot.CERTIFICATE);
        assertEquals(Optional.of(ScriptedIot.CERTIFICATE), run().certificateId());
    }

    @Test
    void aPrincipalThatIsNoCertificateConfirmsNothing() {
        bench.reportsBack = false;
        iot.principals = List.of("arn:aws:iot:eu-west-1:112233445566:notacert/" + OTHERS, "eu-west-1:0f1e2d3c-aaaa-bbbb-cccc-0123456789ab");
        assertNotConfirmed(Step.CONFIRM, "device-not-seen");
    }

    @Test
    void aThingThatLostItsOldCertificateCountsByItsNewOne() {
        iot.principalsBefore = List.of(ARN + OTHERS);
        assertEquals(Outcome.CONFIRMED, run().outcome());
    }

    @Test
    void whereTheNameCannotBeToldNothingIsProved() {
        bench.parameters = List.of("SerialNumber", "Site");
        iot.body = iot.body.replace("\"Parameters\": {", "\"Parameters\": {\"Site\": {\"Type\": \"String\"}, ")
                .replace("{\"Ref\": \"SerialNumber\"}]]", "{\"Ref\": \"Site\"}]]");
        HandoverResult result = run();
        assertEquals(Outcome.UNPROVEN, result.outcome());
        assertEquals(StepOutcome.UNVERIFIED, result.steps().getLast().outcome());
        assertTrue(events.stream().anyMatch(event -> event instanceof HandoverEvent.StepUnverified(Step step, var _, var why)
                && step == Step.CONFIRM && why.id().equals("not-proven")));
    }

    @Test
    void aNameMadeOfTheCertificateIsToldOnceThatIsKnown() {
        iot.body = iot.body.replace("{\"Ref\": \"SerialNumber\"}]]", "{\"Ref\": \"AWS::IoT::Certificate::Id\"}]]");
        isDoneAs("sensor-" + ScriptedIot.CERTIFICATE, ScriptedIot.CERTIFICATE);
        assertEquals(Outcome.CONFIRMED, run().outcome());

        setUp();
        iot.body = iot.body.replace("{\"Ref\": \"SerialNumber\"}]]", "{\"Ref\": \"AWS::IoT::Certificate::Id\"}]]");
        isDoneAs("sensor-" + OTHERS, ScriptedIot.CERTIFICATE);
        assertNotConfirmed(Step.CONFIRM, "thing-not-expected");
    }

    @Test
    void whatIsNotUnderstoodOfATemplateIsSaidAndNoReasonToStop() {
        iot.body = iot.body.replaceFirst("\\{", "{\"Metadata\": {\"by\": \"another tool\"}, ");
        HandoverResult result = run();
        assertEquals(Outcome.CONFIRMED, result.outcome(), "its name is known all the same");
        assertEquals(StepOutcome.UNVERIFIED, result.steps().getFirst().outcome());
        assertTrue(events.stream().anyMatch(event -> event instanceof HandoverEvent.StepUnverified(Step step, var _, var why)
                && step == Step.TEMPLATE && why.id().equals("template-not-understood")));
    }

    @Test
    void aNameThatIsNotUnderstoodProvesNothing() {
        iot.body = iot.body.replace("{\"Ref\": \"SerialNumber\"}]]", "{\"Fn::Sub\": \"${iot:ClientId}\"}]]");
        assertEquals(Outcome.UNPROVEN, run().outcome());
    }

    /** It is no fault of the device, which would have nothing to report. */
    @Test
    void aTemplateThatMakesNoThingCostsNoClaim() {
        iot.body = "{\"Resources\": {\"certificate\": {\"Type\": \"AWS::IoT::Certificate\", \"Properties\": {\"CertificateId\": {\"Ref\": \"AWS::IoT::Certificate::Id\"}}}}}";
        assertNotConfirmed(Step.TEMPLATE, "template-without-thing");
        assertTrue(iot.claims.isEmpty());

        setUp();
        iot.body = "{\"Resources\": {}}";
        request = request.until(HandoverRequest.Until.DELIVERED);
        assertEquals(Outcome.DELIVERED, run().outcome());
    }

    @Test
    void aHookMayHaveTheThingCalledOtherwiseWhichThenIsNotProved() {
        iot.hook = Optional.of("arn:aws:lambda:eu-west-1:112233445566:function:hook");
        assertEquals(Outcome.CONFIRMED, run().outcome());

        setUp();
        iot.hook = Optional.of("arn:aws:lambda:eu-west-1:112233445566:function:hook");
        isDoneAs("renamed-0001", OTHERS);
        iot.principals = List.of(ARN + OTHERS);
        assertEquals(Outcome.UNPROVEN, run().outcome());
    }

    /** Some have it from what a product prints. */
    @ParameterizedTest
    @ValueSource(strings = {"../x", "sensor 0001", "sensor-0001\u00e9", ".", "sensor/0001"})
    void anIllegalNameIsTheDevicesFaultAndNobodyIsAskedForIt(String thing) {
        iot.hook = Optional.of("arn:aws:lambda:eu-west-1:112233445566:function:hook");
        isDoneAs(thing, ScriptedIot.CERTIFICATE);
        assertNotConfirmed(Step.REGISTER, "device-report-wrong");

        setUp();
        isDoneAs(ScriptedIot.THING, thing);
        assertNotConfirmed(Step.REGISTER, "device-report-wrong");
    }

    @Test
    void twoDevicesThatBecomeTheSameThingAreNotAwaitedAtOnce() {
        ScriptedPort first = bench;
        ScriptedIot firstIot = iot;
        List<HandoverResult> second = new ArrayList<>();
        first.hooks.put("commit", () -> {
            bench = new ScriptedPort();
            iot = iotOf(bench);
            second.add(run());
        });
        bench = first;
        iot = firstIot;
        assertEquals(Outcome.CONFIRMED, run().outcome());
        assertEquals("thing-awaited", second.getFirst().failure().orElseThrow().id());
        assertTrue(iot.claims.isEmpty(), "the second one has got no claim");

        setUp();
        iot.principalsBefore = List.of(ARN + ScriptedIot.CERTIFICATE);
        isDoneAs(ScriptedIot.THING, OTHERS);
        iot.principals = List.of(ARN + OTHERS);
        assertEquals(Outcome.CONFIRMED, run().outcome(), "one after the other they may");
    }

    @Test
    void ofADeviceThatDoesNotReportOnlyANewCertificateTellsThatNobodyElseHasUsed() {
        bench.reportsBack = false;
        assertTrue(confirmed.confirm(Run.begin(ManualTime.START, RunOrigin.UNKNOWN).id(), ScriptedIot.CERTIFICATE));
        assertNotConfirmed(Step.CONFIRM, "device-not-seen");
    }

    @Test
    void aDeviceThatGoesToAndFroIsGivenUpInTheTimeOfOneState() {
        bench.script.clear();
        for (int i = 0; i < 5_000; i++) {
            bench.report(DeviceState.GETTING_CERTIFICATE);
            bench.report(DeviceState.REGISTERING);
        }
        assertNotConfirmed(Step.REGISTER, "registration-stalled");
        Duration waited = Duration.between(ManualTime.START, time.instant());
        assertTrue(waited.compareTo(HandoverPolicy.USUAL.registration().plusSeconds(5)) < 0, "waited " + waited);
    }

    @Test
    void aDeviceThatHasToConnectAnewMayStillGetThere() {
        bench.script.clear();
        for (DeviceState state : List.of(DeviceState.CONNECTING, DeviceState.GETTING_CERTIFICATE, DeviceState.CONNECTING, DeviceState.GETTING_CERTIFICATE,
                DeviceState.REGISTERING)) {
            bench.report(state);
        }
        bench.registered(DeviceState.RECONNECTING);
        bench.registered(DeviceState.DONE);
        assertEquals(Outcome.CONFIRMED, run().outcome());
    }

    @Test
    void parametersThatMakeANameWhichAwsRefusesCostNoClaim() {
        bench.parameters = List.of();
        request = HandoverRequest.of(ScriptedIot.TEMPLATE, Map.of("SerialNumber", "Berlin Mitte"), List.of());
        assertNotConfirmed(Step.DEVICE, "parameters-refused");
        assertTrue(iot.claims.isEmpty());
    }

    @Test
    void anAttributeThatTheRegistryRefusesCostsNoClaim() {
        iot.body = iot.body.replace("\"Parameters\": {", "\"Parameters\": {\"Customer\": {\"Type\": \"String\"}, ")
                .replace("{\"ThingName\":", "{\"AttributePayload\": {\"customer\": {\"Ref\": \"Customer\"}}, \"ThingName\":");
        request = HandoverRequest.of(ScriptedIot.TEMPLATE, Map.of("Customer", "Nordlicht GmbH"), List.of());
        assertNotConfirmed(Step.DEVICE, "parameters-refused");
        assertTrue(iot.claims.isEmpty());
    }

    @Test
    void aDeviceThatIsTooSmallForAnyBundleCostsNoClaim() {
        bench.largestBundle = 1_500;
        assertNotConfirmed(Step.DEVICE, "device-too-small");
        assertTrue(iot.claims.isEmpty());
    }

    @Test
    void nothingIsAwaitedAnyMoreAfterAFailure() {
        iot.status = "INACTIVE";
        assertNotConfirmed(Step.CONFIRM, "certificate-not-active");
        assertTrue(confirmed.expect(ScriptedIot.THING));
    }
}
