package dev.claimport.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.bench.BenchListener;
import dev.claimport.bench.BenchSlot;
import dev.claimport.bench.Finished;
import dev.claimport.bench.Verdict;
import dev.claimport.failure.Failure;
import dev.claimport.handover.HandoverEvent;
import dev.claimport.handover.Step;
import dev.claimport.serial.PortInfo;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells what happens on a bench as JSON, one object a line. What is not known is left out. */
final class BenchLines implements BenchListener {

    private final PrintWriter out;
    private final FailureReport texts;
    private final Optional<OrderKeeper> order;
    private final InstantSource time;
    private final Map<Integer, String> states = new HashMap<>();

    BenchLines(PrintWriter out, FailureReport texts, Optional<OrderKeeper> order, InstantSource time) {
        this.out = out;
        this.texts = texts;
        this.order = order;
        this.time = time;
    }

    /** Of a slot, only what is another state than before: how far a step is says nothing to a line. */
    @Override
    public void changed(BenchSlot slot) {
        String state = state(slot);
        if (!state.equals(states.put(slot.number(), state))) {
            ObjectNode line = line("slot", slot).put("state", state);
            slot.port().map(PortInfo::path).ifPresent(port -> line.put("port", port));
            slot.scanned().ifPresent(scanned -> line.put("scanned", scanned));
            print(line);
        }
    }

    /** A slot that keeps its last verdict is ready for another device once that is gone. */
    private static String state(BenchSlot slot) {
        if (slot.isWaitingForStart()) {
            return "plugged-in";
        }
        boolean over = slot.phase().isVerdict() && slot.port().isEmpty();
        return over ? "ready" : slot.phase().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void happened(BenchSlot slot, HandoverEvent event) {
        switch (event) {
            case HandoverEvent.Started(var run, _, _, _, _) -> print(line("started", slot).put("runId", run.id().toString()));
            case HandoverEvent.StepStarted(Step step) -> print(line("step", slot).put("step", step.id()).put("outcome", "started"));
            case HandoverEvent.StepDone(Step step, var took) -> print(line("step", slot).put("step", step.id()).put("outcome", "done").put("millis", took.toMillis()));
            case HandoverEvent.StepUnverified(Step step, var took, Failure why) -> print(line("step", slot).put("step", step.id()).put("outcome", "unverified")
                    .put("millis", took.toMillis()).put("failure", why.id()));
            case HandoverEvent.DeviceAnswered(PortInfo port, var identity, _, var thing) -> {
                ObjectNode line = line("device", slot).put("port", port.path()).put("serial", identity.serial()).put("model", identity.model())
                        .put("firmware", identity.firmware());
                thing.ifPresent(expected -> line.put("expectedThing", expected));
                print(line);
            }
            case HandoverEvent.ClaimReceived(var claim) -> print(line("claim", slot).put("claim", claim.certificateId()).put("notAfter", claim.validity().notAfter().toString()));
            case HandoverEvent.LinkLost(String port) -> print(line("link-lost", slot).put("port", port));
            default -> { }
        }
    }

    @Override
    public void ended(BenchSlot slot, Verdict verdict) {
        ObjectNode line = line("ended", slot);
        verdict.result().ifPresentOrElse(result -> line.setAll(new ResultJson(texts).of(result)),
                () -> verdict.failure().ifPresent(failure -> failed(line.put("outcome", "failed"), failure)));
        verdict.result().ifPresent(result -> order.ifPresent(kept -> {
            Optional<Failure> refused = kept.keep(Finished.of(result, ""));
            line.putObject("order").put("devices", kept.result().devices()).put("passed", kept.result().passed());
            refused.ifPresent(failure -> failed(line.putObject("orderResult"), failure));
        }));
        print(line);
    }

    /** A command that cannot be followed. */
    void refused(String command) {
        print(line("refused").put("command", command));
    }

    /** The bench stands. */
    void opened(int slots) {
        print(line("opened").put("slots", slots));
    }

    /** Nothing runs any more, and nothing will. */
    void drained(int passed, int failed) {
        print(line("drained").put("passed", passed).put("failed", failed));
    }

    private void failed(ObjectNode line, Failure failure) {
        line.putObject("failure").put("id", failure.id()).put("message", texts.message(failure)).put("remedy", texts.remedy(failure));
    }

    private ObjectNode line(String event, BenchSlot slot) {
        return line(event).put("slot", slot.number());
    }

    private ObjectNode line(String event) {
        return JsonNodeFactory.instance.objectNode().put("at", time.instant().toString()).put("event", event);
    }

    private void print(ObjectNode line) {
        out.println(line);
        out.flush();
    }
}
