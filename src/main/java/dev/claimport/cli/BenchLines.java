package dev.claimport.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.account.check.Finding;
import dev.claimport.bench.BenchListener;
import dev.claimport.bench.BenchSlot;
import dev.claimport.bench.FinishedHandover;
import dev.claimport.bench.OrderKeeper;
import dev.claimport.bench.Verdict;
import dev.claimport.bench.scan.ScanException;
import dev.claimport.bench.scan.ScannerSettings.Routed;
import dev.claimport.failure.Failure;
import dev.claimport.handover.Awaited;
import dev.claimport.handover.CutOff;
import dev.claimport.handover.HandoverEvent;
import dev.claimport.handover.Recovery.Settled;
import dev.claimport.handover.RunId;
import dev.claimport.handover.Step;
import dev.claimport.handover.WaitCount;
import dev.claimport.label.LabelLine;
import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.figures.Finished;
import dev.claimport.ledger.shared.Sharing;
import dev.claimport.practice.cloud.mqtt.Refusal;
import dev.claimport.serial.PortInfo;
import dev.claimport.time.TimeSource;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells what happens on a bench as JSON, one object a line. What is not known is left out. */
final class BenchLines implements BenchListener {

    private final PrintWriter out;
    private final FailureReport texts = FailureReport.ofResults();
    private final Foresight foresight;
    private final Optional<OrderKeeper> order;
    private final TimeSource time;
    private final Map<Integer, String> states = new HashMap<>();
    private final Map<Integer, Awaited> waiting = new HashMap<>();

    BenchLines(PrintWriter out, Foresight foresight, Optional<OrderKeeper> order, TimeSource time) {
        this.out = out;
        this.foresight = foresight;
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

    /** Time has passed: what a slot waits for is said once, from the third second on. */
    void tick(BenchSlot slot) {
        Optional<WaitCount.Counted> counted = slot.waiting(time.instant());
        Awaited what = counted.map(WaitCount.Counted::what).orElse(null);
        if (what == null) {
            waiting.remove(slot.number());
        } else if (waiting.put(slot.number(), what) != what) {
            print(line("waiting", slot).put("for", what.id()).put("seconds", counted.get().left().toSeconds()));
        }
    }

    @Override
    public void ended(BenchSlot slot, Verdict verdict) {
        ObjectNode line = line("ended", slot);
        verdict.result().ifPresentOrElse(result -> line.setAll(new ResultJson().of(result)),
                () -> verdict.failure().ifPresent(failure -> failed(line.put("outcome", "failed"), failure)));
        verdict.result().ifPresent(result -> order.ifPresent(kept -> {
            Optional<Failure> refused = kept.keep(FinishedHandover.of(result, ""));
            line.putObject("order").put("devices", kept.progress().devices()).put("passed", kept.progress().passed());
            refused.ifPresent(failure -> failed(line.putObject("orderResult"), failure));
        }));
        print(line);
    }

    /** What the check of the template had said of a failure: it comes later than its line, since AWS is asked. @param predicted not empty */
    void predicted(BenchSlot slot, RunId run, List<Finding> predicted) {
        ObjectNode line = line("predicted", slot).put("runId", run.toString());
        foresight.put(line, predicted);
        print(line);
    }

    /** How the database stands that benches share. */
    void shared(Sharing.State state) {
        ObjectNode line = line("shared-ledger").put("state", state.standing().name().toLowerCase(Locale.ROOT).replace('_', '-')).put("duplicatesChecked", state.knowsOthers());
        state.failure().ifPresent(failure -> failed(line, failure));
        print(line);
    }

    /** A label was printed, or could not be and waits. */
    void label(LabelLine.State state) {
        ObjectNode line = line("label").put("waiting", state.waiting());
        state.printed().ifPresent(label -> line.put("runId", label.attempt().run()).put("thingName", label.thing()).put("copy", label.copy()));
        state.failure().ifPresent(failure -> failed(line, failure));
        print(line);
    }

    /** What a practice refused a device, which AWS would tell nobody. */
    void refused(Refusal refusal) {
        print(line("device-refused").setAll(RefusalJson.of(refusal)));
    }

    /** A command that cannot be followed. */
    void refused(String command) {
        print(line("refused").put("command", command));
    }

    /** Something was scanned, and belongs somewhere. */
    void scanned(Routed scan) {
        ObjectNode line = line("scanned").put("target", scan.target().id()).put("text", scan.text());
        scan.batch().ifPresent(batch -> line.put("batch", batch));
        if (!scan.parameters().isEmpty()) {
            scan.parameters().forEach(line.putObject("parameters")::put);
        }
        print(line);
    }

    /** Something was scanned that belongs nowhere. */
    void refused(String scan, ScanException why) {
        ObjectNode line = line("refused").put("scan", scan).put("why", why.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        put(line, "element", why.kind() == ScanException.Kind.NO_SERIAL || why.kind() == ScanException.Kind.NOT_UNDERSTOOD ? "" : why.identifier());
        print(line);
    }

    /** What was in work when Claimport ended in the middle. */
    void cutOff(CutOff cutOff) {
        Attempt attempt = cutOff.attempt();
        ObjectNode line = line("cut-off").put("runId", attempt.run()).put("startedAt", attempt.start().toString());
        put(line, "slot", attempt.workplace().slot());
        put(line, "serial", cutOff.serial());
        put(line, "expectedThing", cutOff.thing());
        cutOff.claim().ifPresent(claim -> line.put("claim", claim));
        print(line.put("reached", cutOff.reached().id()));
    }

    private static void put(ObjectNode line, String name, String text) {
        if (!text.isEmpty()) {
            line.put(name, text);
        }
    }

    /** What has become of it. */
    void settled(CutOff cutOff, Settled settled) {
        ObjectNode line = line("settled").put("runId", cutOff.attempt().run()).put("state", settled.state().id());
        settled.thing().ifPresent(thing -> line.put("thingName", thing));
        settled.certificate().ifPresent(certificate -> line.put("certificateId", certificate));
        settled.why().ifPresent(failure -> failed(line, failure));
        print(line);
    }

    /** Nobody could say what has become of it. */
    void notSettled(CutOff cutOff, Failure why) {
        ObjectNode line = line("settled").put("runId", cutOff.attempt().run()).put("state", "unknown");
        failed(line, why);
        print(line);
    }

    /** The bench stands. */
    void opened(int slots) {
        print(line("opened").put("slots", slots));
    }

    /** Nothing runs any more, and nothing will. */
    void drained(int passed, int failed) {
        print(line("drained").put("passed", passed).put("failed", failed));
    }

    /** Whether nobody takes what is told. */
    boolean areUnread() {
        return out.checkError();
    }

    private void failed(ObjectNode line, Failure failure) {
        line.putObject("failure").put("id", failure.id()).put("message", texts.message(failure)).put("remedy", texts.remedy(failure));
    }

    private ObjectNode line(String event, BenchSlot slot) {
        return line(event).put("slot", slot.number());
    }

    private ObjectNode line(String event) {
        return JsonNodeFactory.instance.objectNode().put("at", time.clock().instant().toString()).put("event", event);
    }

    private void print(ObjectNode line) {
        out.println(line);
        out.flush();
    }
}
