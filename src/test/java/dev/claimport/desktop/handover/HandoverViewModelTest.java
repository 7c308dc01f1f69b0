package dev.claimport.desktop.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.bench.ClaimState;
import dev.claimport.bench.Phase;
import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.desktop.testing.FakeBench;
import dev.claimport.desktop.testing.FakeEngine;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.DeviceIdentity.Capability;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.RegistrationFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.handover.Step;
import dev.claimport.iot.IotService.Presence;
import dev.claimport.serial.PortInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandoverViewModelTest {

    @TempDir
    Path folder;

    @Test
    void asksForATemplateFirst() {
        HandoverUnderTest page = new HandoverUnderTest(folder).open("");

        assertEquals(Blocker.NO_TEMPLATE, page.model.blockerProperty().get());
        assertTrue(page.model.template().choosingProperty().get());
        assertFalse(page.model.canRequestClaim());
    }

    @Test
    void namesTheParameterThatIsMissingAndDoesNotBegin() {
        HandoverUnderTest page = new HandoverUnderTest(folder).open("practice-gateway");
        page.bench.plugIn("ttyUSB0", "4711");

        page.model.primary();

        assertEquals(Blocker.PARAMETER_MISSING, page.model.blockerProperty().get());
        assertEquals(List.of("Site"), page.model.template().missing());
        assertEquals(Phase.READY, page.model.phaseProperty().get());
        assertNull(page.engine);
    }

    @Test
    void asksTheDeviceWhoItIsAsSoonAsItIsPluggedIn() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        assertEquals(Blocker.NO_DEVICE, page.model.blockerProperty().get());

        page.bench.plugIn("ttyUSB0", "4711");

        assertEquals("4711", page.model.device().identityProperty().get().serial());
        assertEquals(Blocker.NONE, page.model.blockerProperty().get());
        assertEquals("gw-berlin-mitte-4711", page.model.template().thingNameProperty().get());
        assertTrue(page.bench.openPorts.isEmpty(), "the port is free again");
    }

    @Test
    void handsOverWhatTheTechnicianGaveAndLeavesTheRestToDefaultsAndDevice() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        page.bench.plugIn("ttyUSB0", "4711");

        page.model.primary();

        assertEquals(Map.of("Site", "berlin-mitte"), page.engine.request.parameters());
        assertEquals(Optional.of("/dev/ttyUSB0"), page.engine.request.port());
        assertEquals("practice-gateway", page.engine.request.templateName());
    }

    @Test
    void showsEveryStepWithItsTimeAndTheConfirmedThing() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        page.bench.plugIn("ttyUSB0", "4711");

        page.model.primary();

        assertEquals(Phase.CONFIRMED, page.model.phaseProperty().get());
        assertEquals(Optional.of("gw-berlin-mitte-4711"), page.model.verdictProperty().get().result().orElseThrow().thingName());
        for (StepViewModel step : page.model.steps().steps()) {
            assertEquals(StepViewModel.State.DONE, step.stateProperty().get(), step.step().id());
            assertTrue(step.tookProperty().get().isPositive(), step.step().id());
        }
        assertEquals(ClaimState.WIPED, page.model.claim().stateProperty().get());
        assertTrue(page.iot.claims.getFirst().key().isWiped());
    }

    /** AWS IoT knows it later than the device does. */
    @Test
    void aConfirmedDeviceIsAskedAfterUntilItIsOnLine() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        page.bench.plugIn("ttyUSB0", "4711");
        page.iot.presence = Optional.of(new Presence(false, Optional.empty(), Optional.empty()));
        page.model.primary();
        assertEquals(page.iot.presence, page.model.presence().presenceProperty().get());

        Presence now = new Presence(true, Optional.of(page.time.instant()), Optional.empty());
        page.iot.presence = Optional.of(now);
        page.model.tick(page.time.instant().plusSeconds(4));
        assertFalse(page.model.presence().presenceProperty().get().orElseThrow().connected());
        page.model.tick(page.time.instant().plusSeconds(5));
        assertEquals(Optional.of(now), page.model.presence().presenceProperty().get());

        page.iot.presence = Optional.empty();
        page.model.tick(page.time.instant().plusSeconds(60));
        assertEquals(Optional.of(now), page.model.presence().presenceProperty().get(), "nobody asks any more");
        page.model.primary();
        assertEquals(Optional.empty(), page.model.presence().presenceProperty().get());
    }

    @Test
    void whereTheRoleMayNotAskItIsNotAskedAgain() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        page.bench.plugIn("ttyUSB0", "4711");
        page.model.primary();
        page.iot.presence = Optional.of(new Presence(true, Optional.empty(), Optional.empty()));
        page.model.tick(page.time.instant().plusSeconds(60));
        assertEquals(Optional.empty(), page.model.presence().presenceProperty().get());
    }

    @Test
    void nextDeviceKeepsTemplateAndParametersAndWaitsForAnotherDevice() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        PortInfo first = page.bench.plugIn("ttyUSB0", "4711");
        page.model.primary();

        page.model.primary();

        assertEquals(Phase.READY, page.model.phaseProperty().get());
        assertEquals(Blocker.DEVICE_DONE, page.model.blockerProperty().get());
        assertEquals(Map.of("Site", "berlin-mitte"), page.model.template().given());

        page.bench.unplug(first);
        page.bench.plugIn("ttyUSB0", "4712");

        assertEquals(Blocker.NONE, page.model.blockerProperty().get());
        assertEquals("4712", page.model.device().identityProperty().get().serial());
    }

    @Test
    void aSessionThatEndsLetsTheHandOverThatRunsComeToItsEndAndNoneBegin() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        PortInfo first = page.bench.plugIn("ttyUSB0", "4711");
        page.course = engine -> {
            FakeEngine verified = engine.untilVerified();
            page.model.sessionProperty().set(SessionOutlook.ENDING);
            verified.confirm();
        };

        page.model.primary();

        assertEquals(Phase.CONFIRMED, page.model.phaseProperty().get());

        page.model.primary();
        page.bench.unplug(first);
        page.bench.plugIn("ttyUSB0", "4712");

        assertEquals(Blocker.SESSION_ENDING, page.model.blockerProperty().get());
        int claims = page.iot.claims.size();
        page.model.primary();
        assertEquals(claims, page.iot.claims.size());
        assertEquals(Phase.READY, page.model.phaseProperty().get());
    }

    @Test
    void theStepThatFailedSaysWhyAndEnterTriesAgain() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        page.bench.plugIn("ttyUSB0", "4711");
        var refused = new RegistrationFailure(RegistrationFailure.Kind.HOOK_REFUSED, Map.of("serial", "4711", "code", "ACCESS_DENIED"));
        page.course = engine -> engine.untilVerified().fail(Step.REGISTER, refused);

        page.model.primary();

        assertEquals(Phase.FAILED, page.model.phaseProperty().get());
        StepViewModel register = page.model.steps().steps().get(4);
        assertEquals(StepViewModel.State.FAILED, register.stateProperty().get());
        assertEquals(refused, register.failureProperty().get());
        assertTrue(page.iot.claims.getFirst().key().isWiped());

        page.course = engine -> engine.untilVerified().confirm();
        page.model.primary();

        assertEquals(Phase.CONFIRMED, page.model.phaseProperty().get());
    }

    @Test
    void aDefectInTheHandOverIsAVerdictAndLeavesNoKeyBehind() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        page.model.requestClaim();
        page.course = engine -> engine.tell(null);

        page.bench.plugIn("ttyUSB0", "4711");

        assertEquals(Phase.FAILED, page.model.phaseProperty().get());
        assertEquals(LocalFailure.Kind.UNEXPECTED, page.model.verdictProperty().get().failure().orElseThrow().kind());
        assertTrue(page.iot.claims.getFirst().key().isWiped());
    }

    @Test
    void aHeldClaimGoesToTheNextDeviceThatIsPluggedIn() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        page.model.requestClaim();
        assertTrue(page.model.armedProperty().get());

        page.bench.plugIn("ttyUSB0", "4711");

        assertEquals(Phase.CONFIRMED, page.model.phaseProperty().get());
        assertEquals(Optional.of(page.iot.claims.getFirst()), page.engine.request.claim());
        assertEquals(1, page.iot.claims.size());
    }

    @Test
    void aHeldClaimWaitsForTheTechnicianWhenItsDeviceIsThereAlready() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        page.bench.plugIn("ttyUSB0", "4711");

        page.model.requestClaim();

        assertFalse(page.model.armedProperty().get());
        assertEquals(Phase.READY, page.model.phaseProperty().get());
        page.model.primary();
        assertEquals(Optional.of(page.iot.claims.getFirst()), page.engine.request.claim());
    }

    @Test
    void aHeldClaimDoesNotGoOutWhileAParameterIsMissing() {
        HandoverUnderTest page = new HandoverUnderTest(folder).open("practice-gateway");
        page.model.requestClaim();

        page.bench.plugIn("ttyUSB0", "4711");

        assertEquals(Phase.READY, page.model.phaseProperty().get());
        assertEquals(Blocker.PARAMETER_MISSING, page.model.blockerProperty().get());
        assertFalse(page.iot.claims.getFirst().key().isWiped());
    }

    @Test
    void aHeldClaimThatRunsOutIsWipedAndANewOneCanBeRequested() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        page.model.requestClaim();
        ProvisioningClaim claim = page.iot.claims.getFirst();

        page.time.advance(Duration.ofSeconds(299));
        page.model.tick(page.time.instant());
        assertFalse(claim.key().isWiped());
        assertEquals(Urgency.LAST, page.model.claim().urgencyProperty().get());

        page.time.advance(Duration.ofSeconds(1));
        page.model.tick(page.time.instant());

        assertTrue(claim.key().isWiped());
        assertEquals(ClaimState.EXPIRED, page.model.claim().stateProperty().get());
        assertEquals(page.time.instant(), page.model.claim().wipedAtProperty().get());
        assertTrue(page.model.canRequestClaim());

        page.model.requestClaim();
        assertEquals(ClaimState.HELD, page.model.claim().stateProperty().get());
        assertFalse(page.iot.claims.getLast().key().isWiped());
    }

    @Test
    void anExpiredClaimIsNotHandedOut() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        page.model.requestClaim();
        page.time.advance(Duration.ofMinutes(5));
        page.model.tick(page.time.instant());

        page.bench.plugIn("ttyUSB0", "4711");

        assertEquals(Phase.READY, page.model.phaseProperty().get(), "nothing begins by itself");
        page.model.primary();
        assertEquals(Optional.empty(), page.engine.request.claim());
    }

    @Test
    void theCountdownGoesByTheClockOfTheService() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        page.iot.clockAhead = Optional.of(Duration.ofMinutes(2));

        page.model.requestClaim();

        // The claim is made by a clock that this computer is two minutes ahead of.
        assertEquals(Duration.ofMinutes(7), page.model.claim().leftProperty().get());
    }

    @Test
    void aHeldClaimIsWipedWhenAnotherTemplateIsChosen() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        page.model.requestClaim();

        page.model.template().choose("practice-sensor");

        assertTrue(page.iot.claims.getFirst().key().isWiped());
        assertEquals(ClaimState.NONE, page.model.claim().stateProperty().get());
    }

    @Test
    void aHeldClaimIsWipedWhenItIsDiscarded() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        page.model.requestClaim();

        page.model.cancel();

        assertTrue(page.iot.claims.getFirst().key().isWiped());
        assertEquals(ClaimState.NONE, page.model.claim().stateProperty().get());
    }

    @Test
    void aHeldClaimIsWipedWhenThePageIsClosed() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        page.model.requestClaim();

        page.model.close();

        assertTrue(page.iot.claims.getFirst().key().isWiped());
        assertTrue(page.model.ended().isDone());
    }

    @Test
    void aClaimThatComesAfterItWasDiscardedIsWiped() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        page.background.hold();
        page.model.requestClaim();
        assertEquals(ClaimState.REQUESTING, page.model.claim().stateProperty().get());
        assertEquals(Blocker.CLAIM_REQUESTED, page.model.blockerProperty().get());

        page.model.cancel();
        page.background.letGo();

        assertTrue(page.iot.claims.getFirst().key().isWiped());
        assertEquals(ClaimState.NONE, page.model.claim().stateProperty().get());
    }

    @Test
    void aRefusedClaimSaysWhy() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        var refused = new ServiceFailure(ServiceFailure.Kind.NOT_ALLOWED, Map.of("action", "iot:CreateProvisioningClaim", "resource", "x"));
        page.iot.claimRefused = Optional.of(refused);

        page.model.requestClaim();

        assertEquals(ClaimState.FAILED, page.model.claim().stateProperty().get());
        assertEquals(refused, page.model.claim().failureProperty().get());
        assertTrue(page.model.canRequestClaim());
    }

    @Test
    void aMuteDeviceIsSaidAndMayStillBeTried() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);

        page.bench.plugInMute("ttyUSB0");

        assertEquals(DeviceFailure.Kind.DEVICE_SILENT, page.model.device().failureProperty().get().kind());
        assertEquals(Blocker.NONE, page.model.blockerProperty().get());
        assertTrue(page.bench.openPorts.isEmpty(), "the port is free again");
    }

    @Test
    void severalPortsAtTheStartAreAskedAbout() {
        HandoverUnderTest page = new HandoverUnderTest(folder);
        page.bench.plugIn("ttyUSB0", "4711");
        PortInfo second = page.bench.plugIn("ttyUSB1", "4712");
        page.open("practice-sensor");

        assertEquals(Blocker.SEVERAL_PORTS, page.model.blockerProperty().get());
        page.model.device().choose(second);

        assertEquals("4712", page.model.device().identityProperty().get().serial());
        assertEquals(Blocker.NONE, page.model.blockerProperty().get());
    }

    @Test
    void anUnpluggedDeviceIsForgotten() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        PortInfo port = page.bench.plugIn("ttyUSB0", "4711");

        page.bench.unplug(port);

        assertNull(page.model.device().identityProperty().get());
        assertEquals(Blocker.NO_DEVICE, page.model.blockerProperty().get());
    }

    @Test
    void remembersWhatWasGivenForTheTemplate() {
        HandoverUnderTest page = HandoverUnderTest.gateway(folder);
        page.bench.plugIn("ttyUSB0", "4711");
        page.model.primary();

        page.model.template().choose("practice-sensor");
        page.model.template().choose("practice-gateway");

        assertEquals(Map.of("Site", "berlin-mitte"), page.model.template().given());
        assertEquals("practice-gateway", page.memory.settings().templateName());
    }

    @Test
    void aDeviceThatDoesNotKnowItsSerialNumberHasItAsked() {
        HandoverUnderTest page = new HandoverUnderTest(folder).open("practice-sensor");
        assertEquals(List.of(), page.model.template().missing(), "before the device has answered it is expected to know");

        page.bench.plugIn("ttyUSB0", "x", DeviceIdentity.of("Old", "?", "1").taking(4096).able(Set.of(Capability.REPORTS_PROGRESS)));

        assertEquals(List.of("SerialNumber"), page.model.template().missing());
        assertEquals(FakeBench.port("ttyUSB0", "x"), page.model.device().chosenProperty().get());
    }
}
