package dev.claimport.cli;

import dev.claimport.app.RoleContext;
import dev.claimport.bench.BenchWait;
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
import dev.claimport.signin.Identity;
import dev.claimport.signin.RoleSession;
import dev.claimport.text.Messages;
import dev.claimport.time.TimeSource;
import dev.claimport.time.VirtualThreadBackground;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Runs one hand-over in the terminal: steps on standard error, the result on standard output, Ctrl-C leaves all clean. */
final class HandoverRunner {

    /** How often the seconds are counted that a wait still has. */
    private static final Duration TICK = Duration.ofMillis(250);

    private final Messages texts;
    private final FailureReport report;
    private final TimeSource time;

    HandoverRunner(Messages texts, FailureReport report, TimeSource time) {
        this.texts = texts;
        this.report = report;
        this.time = time;
    }

    /** @return the exit code */
    int run(HandoverSource source, Function<RoleContext, HandoverRequest> request, String templateName, OutputFormat output,
            PrintWriter out, PrintWriter err) {
        var progress = new ProgressPrinter(texts, err, WaitLine.ofProcess(texts), time);
        HandoverResult result;
        try (source) {
            result = signInAndRun(source, request, templateName, progress);
        }
        print(result, output, out);
        result.failure().ifPresent(failure -> report.print(failure, err));
        return result.outcome() == Outcome.UNPROVEN ? ExitCodes.HANDOVER_FAILED : result.failure().map(ExitCodes::of).orElse(ExitCodes.DONE);
    }

    private HandoverResult signInAndRun(HandoverSource source, Function<RoleContext, HandoverRequest> request, String templateName,
            ProgressPrinter progress) {
        Instant start = time.instant();
        RoleSession session;
        RoleContext context;
        try {
            session = source.signIn();
            context = source.context(session);
        } catch (FailureException e) {
            return notSignedIn(templateName, start, e.failure());
        }
        try (context) {
            HandoverRequest wanted = request.apply(context);
            Duration took = Duration.between(start, time.instant());
            progress.step(Step.SIGN_IN, took, signedIn(session));
            HandoverResult result = runInterruptibly(context, wanted, progress);
            List<StepRecord> steps = new ArrayList<>(List.of(new StepRecord(Step.SIGN_IN, took, StepOutcome.DONE)));
            steps.addAll(result.steps());
            return result.withSteps(steps);
        }
    }

    /** In a slot that lives on this thread; a Ctrl-C becomes a cancel. */
    private HandoverResult runInterruptibly(RoleContext context, HandoverRequest request, ProgressPrinter progress) {
        var news = new LinkedBlockingQueue<Runnable>();
        var background = new VirtualThreadBackground(news::add);
        var slot = new Slot(context.forSlots(() -> Engine.of(context.handover(time))), background, time, _ -> Optional.empty(), progress);
        var told = new CountDownLatch(1);
        Thread stopper = new Thread(() -> {
            background.show(slot::cancel);
            awaitGrace(told);
        }, "handover-stopper");
        Runtime.getRuntime().addShutdownHook(stopper);
        slot.handOver(request);
        try {
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
        } finally {
            told.countDown();
        }
        removeHook(stopper);
        Verdict verdict = slot.verdict().get();
        return verdict.result().orElseThrow(() -> verdict.failure().orElseThrow().exception());
    }

    private static void awaitGrace(CountDownLatch told) {
        try {
            told.await(BenchWait.GRACE.limit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread stopper) {
        try {
            Runtime.getRuntime().removeShutdownHook(stopper);
        } catch (IllegalStateException _) {
            // The process is ending already, and the hook runs.
        }
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

    private void print(HandoverResult result, OutputFormat output, PrintWriter out) {
        if (output == OutputFormat.json) {
            out.println(new ResultJson(report).of(result));
        } else {
            out.println(sentence(result));
        }
        out.flush();
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
