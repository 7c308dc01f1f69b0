package dev.claimport.desktop.bench;

import dev.claimport.bench.Engine;
import dev.claimport.desktop.testing.FakeBench;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.failure.FailureException;
import dev.claimport.handover.HandoverEvent;
import dev.claimport.handover.HandoverRequest;
import dev.claimport.handover.HandoverResult;
import dev.claimport.handover.HandoverResult.Outcome;
import dev.claimport.handover.Run;
import dev.claimport.handover.RunOrigin;
import dev.claimport.handover.Step;
import dev.claimport.serial.PortInfo;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A hand-over that is confirmed as soon as the device may pass. */
final class AdmittingEngine implements Engine {

    private final FakeBench ports;
    private final InstantSource time;
    private final RunOrigin origin;

    AdmittingEngine(FakeBench ports, InstantSource time, RunOrigin origin) {
        this.ports = ports;
        this.time = time;
        this.origin = origin;
    }

    @Override
    public HandoverResult run(HandoverRequest request, Consumer<HandoverEvent> events) {
        Run run = Run.begin(time.instant(), origin);
        PortInfo port = ports.list().stream().filter(listed -> listed.path().equals(request.port().orElseThrow())).findFirst().orElseThrow();
        DeviceIdentity identity = FakeBench.identity(port.serialNumber().orElseThrow());
        events.accept(new HandoverEvent.DeviceAnswered(port, identity, Optional.empty(), Optional.empty()));
        Optional<HandoverResult.StepFailure> failed = Optional.empty();
        try {
            request.admission().admit(identity, run.id());
        } catch (FailureException e) {
            failed = Optional.of(new HandoverResult.StepFailure(Step.DEVICE, e.failure()));
        }
        return new HandoverResult(run, failed.isPresent() ? Outcome.FAILED : Outcome.CONFIRMED,
                new HandoverResult.Target(request.templateName(), request.port(), Optional.empty(), Optional.of(identity)),
                new HandoverResult.Identifiers(Optional.of("sensor-" + identity.serial()), Optional.empty(), Optional.empty()), List.of(), failed);
    }

    @Override
    public void cancel() { }
}
