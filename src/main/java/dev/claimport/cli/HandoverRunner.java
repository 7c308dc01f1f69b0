package dev.claimport.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.account.check.Finding;
import dev.claimport.app.Predictions;
import dev.claimport.app.RoleContext;
import dev.claimport.bench.Engine;
import dev.claimport.bench.Slot;
import dev.claimport.bench.Verdict;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.handover.HandoverRequest;
import dev.claimport.handover.HandoverResult;
import dev.claimport.handover.HandoverResult.Outcome;
import dev.claimport.handover.HandoverResult.StepOutcome;
import dev.claimport.handover.HandoverResult.StepRecord;
import dev.claimport.handover.Run;
import dev.claimport.handover.RunOrigin;
import dev.claimport.handover.Step;
import dev.claimport.iot.IotService.Presence;
import dev.claimport.practice.cloud.mqtt.Refusal;
import dev.claimport.signin.Identity;
import dev.claimport.signin.RoleSession;
import dev.claimport.text.Messages;
import dev.claimport.time.Alarm;
import dev.claimport.time.TimeSource;
import dev.claimport.time.VirtualThreadBackground;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs one hand-over in the terminal: steps on standard error, the result on standard output, Ctrl-C leaves all clean. */
final class HandoverRunner {

    /** How often the seconds are counted that a wait still has. */
    static final Duration TICK = Duration.ofMillis(250);

    private final Messages texts;
    private final FailureReport report;
    private final Foresight foresight;
    private final TimeSource time;

    /** What came of it, what a practice refused the device meanwhile, which rules had predicted that it would fail, and whether the device is on line. */
    private record Ended(HandoverResult result, List<Refusal> refusals, List<Finding> predicted, Optional<Presence> presence) {}

    HandoverRunner(Messages texts, FailureReport report, Foresight foresight, TimeSource time) {
        this.texts = texts;
        this.report = report;
        this.foresight = foresight;
        this.time = time;
    }

    TimeSource time() {
        return time;
    }

    /** @return the exit code */
    int run(HandoverSource source, Function<RoleContext, HandoverRequest> request, String templateName, OutputFormat output,
            PrintWriter out, PrintWriter err) {
        var progress = new ProgressPrinter(texts, err, WaitLine.ofProcess(texts), time);
        Ended ended;
        try (source) {
            // Said before anything else is asked, such as whether it is on line.
            ended = signInAndRun(source, request, templateName, progress, result -> {
                if (output == OutputFormat.text) {
                    out.println(sentence(result));
                    out.flush();
                }
            });
        }
        HandoverResult result = ended.result();
        if (output == OutputFormat.json) {
            out.println(json(ended));
            out.flush();
        } else {
            ended.presence().ifPresent(presence -> err.println("  " + onLine(presence)));
        }
        result.failure().ifPresent(failure -> report.print(failure, err));
        foresight.print(ended.predicted(), err);
        return result.outcome() == Outcome.UNPROVEN ? ExitCodes.HANDOVER_FAILED : result.failure().map(ExitCodes::of).orElse(ExitCodes.DONE);
    }

    private Ended signInAndRun(HandoverSource source, Function<RoleContext, HandoverRequest> request, String templateName,
            ProgressPrinter progress, Consumer<HandoverResult> told) {
        Instant start = time.instant();
        RoleSession session;
        RoleContext context;
        try {
            session = source.signIn();
            context = source.context(session);
        } catch (FailureException e) {
            HandoverResult result = notSignedIn(templateName, start, e.failure());
            told.accept(result);
            return new Ended(result, List.of(), List.of(), Optional.empty());
        }
        try (context) {
            HandoverRequest wanted = request.apply(context);
            Duration took = Duration.between(start, time.instant());
            progress.step(Step.SIGN_IN, took, signedIn(session));
            List<Refusal> refusals = new ArrayList<>();
            HandoverResult result = runInterruptibly(source, context, wanted, progress, refusals);
            List<StepRecord> steps = new ArrayList<>(List.of(new StepRecord(Step.SIGN_IN, took, StepOutcome.DONE)));
            steps.addAll(result.steps());
            HandoverResult whole = result.withSteps(steps);
            told.accept(whole);
            return new Ended(whole, refusals, Predictions.of(result, wanted.parameters(), () -> source.account(session)),
                    new OnLine(Alarm.system()).of(result, context.iot()));
        }
    }

    /** In a slot that lives on this thread; a Ctrl-C becomes a cancel. */
    private HandoverResult runInterruptibly(HandoverSource source, RoleContext context, HandoverRequest request, ProgressPrinter progress, List<Refusal> refusals) {
        var news = new LinkedBlockingQueue<Runnable>();
        var background = new VirtualThreadBackground(news::add);
        // Told before the device is, and so before the hand-over can end of it.
        source.follow(refusal -> background.show(() -> {
            refusals.add(refusal);
            progress.refused(refusal);
        }));
        var slot = new Slot(context.forSlots(() -> Engine.of(context.handover(time))), background, time, _ -> Optional.empty(), progress);
        try (StopHook _ = new StopHook("handover-stopper", () -> background.show(slot::cancel))) {
            slot.handOver(request);
            while (slot.verdict().isEmpty()) {
                Runnable next = news.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
                if (next != null) {
                    next.run();
                }
                progress.tick();
            }
        } catch (InterruptedException e) {
            slot.cancel();
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception(e);
        }
        Verdict verdict = slot.verdict().get();
        return verdict.result().orElseThrow(() -> verdict.failure().orElseThrow().exception());
    }

    private String signedIn(RoleSession session) {
        Identity identity = session.identity();
        return identity.accountId().isEmpty() || identity.roleName().isEmpty() ? session.region().id() : texts.text("note.signed-in",
                Map.of("user", identity.roleName(),
                "account", identity.accountName().isEmpty() ? identity.accountId() : identity.accountName(), "region", session.region().id()));
    }

    private HandoverResult notSignedIn(String templateName, Instant start, Failure failure) {
        Duration took = Duration.between(start, time.instant());
        return new HandoverResult(Run.begin(start, RunOrigin.UNKNOWN), Outcome.FAILED,
                new HandoverResult.Target(templateName, Optional.empty(), Optional.empty(), Optional.empty()), HandoverResult.Identifiers.NONE,
                List.of(new StepRecord(Step.SIGN_IN, took, StepOutcome.FAILED)), Optional.of(new HandoverResult.StepFailure(Step.SIGN_IN, failure)));
    }

    private ObjectNode json(Ended ended) {
        ObjectNode json = new ResultJson().of(ended.result());
        foresight.add(json, ended.predicted());
        ended.presence().ifPresent(presence -> json.putObject("presence").put("connected", presence.connected())
                .put("since", presence.since().map(Instant::toString).orElse(null)).put("reason", presence.reason().orElse(null)));
        if (!ended.refusals().isEmpty()) {
            ArrayNode refusals = json.putArray("refusals");
            ended.refusals().forEach(refusal -> refusals.add(RefusalJson.of(refusal)));
        }
        return json;
    }

    private String onLine(Presence presence) {
        String key = presence.since().isEmpty() ? "note.never-on-line" : presence.connected() ? "note.on-line" : "note.off-line";
        return texts.text(key, Map.of("time", presence.since().map(since -> LocalTime.ofInstant(since, ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS)).map(Object::toString).orElse("?"),
                "reason", presence.reason().orElse("?")));
    }

    private String sentence(HandoverResult result) {
        return texts.text("result." + result.outcome().id(), Map.of(
                "thing", result.thingName().orElse("?"),
                "certificate", result.certificateId().orElse("?"),
                "serial", result.device().map(device -> device.model() + " " + device.serial()).orElse("?"),
                "seconds", result.took().toMillis() / 1000.0,
                "step", result.failedStep().map(Step::id).orElse("?"),
                "id", result.failure().map(Failure::id).orElse("?")));
    }
}
