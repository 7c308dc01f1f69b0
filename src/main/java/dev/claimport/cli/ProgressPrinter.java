package dev.claimport.cli;

import dev.claimport.app.RefusalTexts;
import dev.claimport.bench.SlotListener;
import dev.claimport.failure.Failure;
import dev.claimport.handover.HandoverEvent;
import dev.claimport.handover.Step;
import dev.claimport.handover.WaitCount;
import dev.claimport.practice.cloud.mqtt.Refusal;
import dev.claimport.text.Messages;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** Tells the steps of a hand-over line by line, each with its time. */
final class ProgressPrinter implements SlotListener {

    private final Messages texts;
    private final PrintWriter out;
    private final WaitLine line;
    private final InstantSource time;
    private final WaitCount waits = new WaitCount();
    private String note = "";

    /** @param line where it is said what is waited for */
    ProgressPrinter(Messages texts, PrintWriter out, WaitLine line, InstantSource time) {
        this.texts = texts;
        this.out = out;
        this.line = line;
        this.time = time;
    }

    @Override
    public void changed() {
        // All that is printed is told by an event.
    }

    @Override
    public void happened(HandoverEvent event) {
        waits.on(event, time.instant());
        tick();
        switch (event) {
            case HandoverEvent.StepStarted _ -> note = "";
            case HandoverEvent.StepDone(Step step, Duration took) -> line(step, took, "step.done", note);
            case HandoverEvent.StepUnverified(Step step, Duration took, Failure why) -> {
                line(step, took, "step.unverified", why.id());
                if (step == Step.TEMPLATE) {
                    out.println("  " + Messages.of("failures", texts.locale()).message(why));
                }
            }
            case HandoverEvent.StepFailed(Step step, Duration took, Failure failure) -> line(step, took, "step.failed", failure.id());
            case HandoverEvent.DeviceAnswered(var port, var identity, _, _) ->
                    note = texts.text("note.device", Map.of("model", identity.model(), "serial", identity.serial(), "port", port.path()));
            case HandoverEvent.ClaimReceived(var claim) -> note = texts.text("note.claim", Map.of("id", claim.certificateId().substring(0, 12)));
            case HandoverEvent.Delivering(long held, long _) -> note = texts.text("note.delivered", Map.of("bytes", held));
            case HandoverEvent.ClaimReplaced(var remaining) ->
                    say("note.replaced", Map.of("seconds", remaining.toSeconds()));
            case HandoverEvent.LinkLost(String port) -> say("note.lost", Map.of("port", port));
            case HandoverEvent.KeyWiped _ -> note = texts.text("note.wiped");
            case HandoverEvent.Started _, HandoverEvent.Admitted _, HandoverEvent.TemplateRead _, HandoverEvent.Registering _, HandoverEvent.Waiting _,
                    HandoverEvent.Ended _ -> { }
        }
    }

    /** Time has passed. */
    void tick() {
        line.show(waits.at(time.instant()));
    }

    /** A step that was taken outside of a hand-over. */
    void step(Step step, Duration took, String text) {
        line(step, took, "step.done", text);
    }

    /** A practice cloud refused a device something, and says more of it than AWS would. */
    void refused(Refusal refusal) {
        line.clear();
        out.println("  " + new RefusalTexts(texts.locale()).sentences(refusal));
        out.flush();
    }

    private void line(Step step, Duration took, String outcome, String text) {
        line.clear();
        out.println(String.format(texts.locale(), "  %-9s %7.2f s  %-6s  %s", step.id(), took.toMillis() / 1000.0, texts.text(outcome), text).stripTrailing());
        out.flush();
    }

    private void say(String key, Map<String, ?> facts) {
        line.clear();
        out.println("  " + texts.text(key, facts));
        out.flush();
    }
}
