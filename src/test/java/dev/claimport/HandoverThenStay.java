package dev.claimport;

import dev.claimport.app.LocalBackend;
import dev.claimport.app.RoleContext;
import dev.claimport.claim.RootCas;
import dev.claimport.handover.Handover;
import dev.claimport.handover.HandoverEvent;
import dev.claimport.handover.HandoverPolicy;
import dev.claimport.handover.HandoverRequest;
import dev.claimport.handover.HandoverRequest.Until;
import dev.claimport.handover.HandoverResult;
import dev.claimport.handover.Step;
import dev.claimport.serial.JSerialCommPorts;
import dev.claimport.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;

/**
 * Hands over once, keeps everything that a window would keep, and stays until its standard input ends, so that its memory can be looked at.
 * Arguments: template, port, root CA file, "cancel" or "run", the device profile's name. Prints the outcome and the failure's id.
 */
final class HandoverThenStay {

    private HandoverThenStay() {}

    public static void main(String[] arguments) throws Exception {
        TimeSource time = TimeSource.system();
        var backend = new LocalBackend(new JSerialCommPorts(), time);
        RoleContext context = backend.context(backend.defaultSession(Optional.empty()));
        // A claim may be as short-lived as the test likes.
        var policy = new HandoverPolicy(Duration.ZERO, Duration.ofSeconds(5), Duration.ofMillis(50), Duration.ofSeconds(60), Duration.ofSeconds(20));
        var handover = new Handover(context.iot(), context.ports(), context.connector(), time, policy, context.session());
        var request = HandoverRequest.of(arguments[0], Map.of(), RootCas.read(Path.of(arguments[2]))).on(Optional.of(arguments[1]))
                .to(Optional.of(backend.deviceProfiles().choose(arguments[4], List.of())));
        boolean cancel = arguments[3].equals("cancel");
        List<HandoverEvent> events = new ArrayList<>();
        var run = new FutureTask<HandoverResult>(() -> handover.run(request, event -> {
            events.add(event);
            if (cancel && event.equals(new HandoverEvent.StepStarted(Step.REGISTER))) {
                handover.cancel();
            }
        }));
        Thread.ofVirtual().start(run);
        HandoverResult result = run.get();
        byte[] marker = ("the template is " + arguments[0]).getBytes(StandardCharsets.US_ASCII);
        System.out.println(result.outcome().id() + " " + result.failure().map(failure -> failure.id()).orElse("-"));
        System.in.read();
        // Named after that, so that all of it was alive until then.
        if (marker.length == 0 || events.isEmpty() || context.iot() == null || handover.equals(request)) {
            throw new IllegalStateException();
        }
    }
}
