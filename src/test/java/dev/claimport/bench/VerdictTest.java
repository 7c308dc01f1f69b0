package dev.claimport.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.DeviceIdentity.Capability;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.Failure;
import dev.claimport.failure.RegistrationFailure;
import dev.claimport.failure.TemplateFailure;
import dev.claimport.handover.HandoverResult;
import dev.claimport.handover.HandoverResult.Identifiers;
import dev.claimport.handover.HandoverResult.Outcome;
import dev.claimport.handover.HandoverResult.StepFailure;
import dev.claimport.handover.HandoverResult.Target;
import dev.claimport.handover.Run;
import dev.claimport.handover.RunOrigin;
import dev.claimport.handover.Step;
import dev.claimport.testing.ManualTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a slot shows of an end, and what it offers to do about it. */
class VerdictTest {

    private static final Failure SILENT = new DeviceFailure(DeviceFailure.Kind.DEVICE_SILENT, Map.of("port", "/dev/ttyUSB0"));

    private static HandoverResult result(Outcome outcome, Optional<Failure> failure, Optional<DeviceIdentity> device) {
        return new HandoverResult(Run.begin(ManualTime.START, RunOrigin.UNKNOWN), outcome, new Target("sensors", Optional.empty(), Optional.empty(), device),
                Identifiers.NONE, List.of(), failure.map(why -> new StepFailure(Step.DEVICE, why)));
    }

    private static Verdict failed(Failure why) {
        return Verdict.of(result(Outcome.FAILED, Optional.of(why), Optional.empty()));
    }

    private static Verdict confirmedBy(Set<Capability> capabilities) {
        return Verdict.of(result(Outcome.CONFIRMED, Optional.empty(), Optional.of(DeviceIdentity.of("GX-2", "4711", "1.0").able(capabilities))));
    }

    @Test
    void eachEndHasItsPhaseAndOnlyAFailureItsReason() {
        for (Outcome outcome : Outcome.values()) {
            Verdict verdict = Verdict.of(result(outcome, Optional.of(SILENT), Optional.empty()));
            assertEquals(Phase.valueOf(outcome.name()), verdict.phase());
            assertEquals(outcome == Outcome.FAILED, verdict.failure().isPresent());
            assertEquals(Optional.of(Step.DEVICE), verdict.failedStep());
        }
        assertEquals(Optional.of(SILENT), failed(SILENT).failure());
    }

    @Test
    void aDefectIsAFailureWithoutAResult() {
        Verdict verdict = Verdict.of(SILENT);
        assertEquals(Phase.FAILED, verdict.phase());
        assertEquals(Optional.of(SILENT), verdict.failure());
        assertEquals(Optional.empty(), verdict.failedStep());
        assertFalse(verdict.isOfFiles());
    }

    @Test
    void whatIsOfferedGoesByTheReason() {
        assertOffers(SILENT, false, false, false);
        assertOffers(new RegistrationFailure(RegistrationFailure.Kind.NOT_CONFIRMABLE, Map.of()), true, false, false);
        assertOffers(new TemplateFailure(TemplateFailure.Kind.TEMPLATE_WITHOUT_THING, Map.of()), true, false, false);
        assertOffers(new DeviceFailure(DeviceFailure.Kind.POSSESSION_NOT_PROVEN, Map.of()), false, true, false);
        assertOffers(new DeviceFailure(DeviceFailure.Kind.SEAL_NOT_OPENED, Map.of()), false, true, false);
        assertOffers(new DeviceFailure(DeviceFailure.Kind.GATEWAY_LOGIN_NEEDED, Map.of()), false, false, true);
        assertOffers(new DeviceFailure(DeviceFailure.Kind.GATEWAY_LOGIN_REFUSED, Map.of()), false, false, true);
    }

    private static void assertOffers(Failure why, boolean goingOnUnconfirmed, boolean aCode, boolean aLogin) {
        Verdict verdict = failed(why);
        assertEquals(List.of(goingOnUnconfirmed, aCode, aLogin), List.of(verdict.isOnlyNotConfirmable(), verdict.isAboutCode(), verdict.isAboutLogin()), why.id());
    }

    @Test
    void whatTakesFilesIsWhatDoesNotReport() {
        assertTrue(confirmedBy(EnumSet.noneOf(Capability.class)).isOfFiles());
        assertFalse(confirmedBy(EnumSet.of(Capability.REPORTS_PROGRESS)).isOfFiles());
        assertFalse(Verdict.of(result(Outcome.CONFIRMED, Optional.empty(), Optional.empty())).isOfFiles(), "nobody knows of a device that did not answer");
    }

    @Test
    void onlyWhatNeedsNothingMoreIsASuccess() {
        assertEquals(EnumSet.of(Phase.CONFIRMED, Phase.DELIVERED, Phase.UNPROVEN),
                EnumSet.copyOf(Stream.of(Phase.values()).filter(Phase::isSuccess).toList()));
    }
}
