package dev.claimport.desktop.shell;

import dev.claimport.app.LabelSettings;
import dev.claimport.app.RoleContext;
import dev.claimport.bench.BenchWait;
import dev.claimport.bench.Verdict;
import dev.claimport.desktop.bench.BenchViewModel;
import dev.claimport.desktop.bench.BenchViewModel.Standing;
import dev.claimport.desktop.certify.CertifyViewModel;
import dev.claimport.desktop.handover.HandoverViewModel;
import dev.claimport.desktop.signin.Entered;
import dev.claimport.desktop.signin.SignedIn;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** The hand-over in the role that is worked in; before another one begins the former is put away. */
final class CurrentHandover {

    /** What a practice begins with, so that a newcomer needs to press one key only. */
    private static final String PRACTICE_TEMPLATE = "practice-sensor";

    private final WindowParts parts;
    private final SignedIn signedIn;
    private final ObjectProperty<HandoverViewModel> handover;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private Entered entered;
    private BenchViewModel bench;
    private Optional<CertifyViewModel> certification = Optional.empty();
    /** Completed when what was worked in before has been put away. */
    private CompletableFuture<Void> putAway = CompletableFuture.completedFuture(null);

    /** @param handover is for {@link #show} to change, so that whoever watches it finds its page already */
    CurrentHandover(WindowParts parts, SignedIn signedIn, ObjectProperty<HandoverViewModel> handover) {
        this.parts = parts;
        this.signedIn = signedIn;
        this.handover = handover;
    }

    /** Makes what works in this role; it is not shown yet. */
    HandoverViewModel begin(Entered into) {
        entered = into;
        RoleContext context = into.context();
        String remembered = parts.memory().settings().templateName();
        String first = signedIn.practice().isPresent() && remembered.isEmpty() ? PRACTICE_TEMPLATE : remembered;
        HandoverViewModel model = new HandoverViewModel(context, () -> signedIn.account(into.session(), parts.backend()),
                () -> parts.engines().apply(context), parts.ports().apply(context),
                parts.backend()::deviceProfiles, parts.memory(), parts.background(), parts.time(), first);
        BenchViewModel wall = new BenchViewModel(context.forBench(parts.engines(), parts.time()), parts.ports().apply(context), model::forBench, parts.memory(),
                parts.sounds(), parts.background(), parts.time());
        if (signedIn.practice().isEmpty()) {
            wall.labelling(LabelSettings.ofBench(parts.backend(), parts.administration().settings()));
        }
        model.phaseProperty().addListener(_ -> review(model, wall));
        wall.standingProperty().addListener(_ -> review(model, wall));
        bench = wall;
        model.verdictProperty().addListener((_, _, verdict) -> Optional.ofNullable(verdict).ifPresent(this::ended));
        running.set(false);
        return model;
    }

    private void ended(Verdict verdict) {
        parts.sounds().play(verdict.phase());
        verdict.failure().ifPresent(parts.administration().failures()::note);
    }

    private void review(HandoverViewModel model, BenchViewModel wall) {
        boolean away = wall.standingProperty().get() != Standing.CLOSED || certification.isPresent();
        model.lend(away);
        running.set(away || model.phaseProperty().get().isRunning());
    }

    /** The device is another's from here on, until that is told to have ended. */
    void begin(CertifyViewModel begun) {
        certification = Optional.of(begun);
        review(shown(), bench);
    }

    void endCertification() {
        certification = Optional.empty();
        review(shown(), bench);
    }

    void show(HandoverViewModel model) {
        handover.set(model);
    }

    /** Says what time it is. */
    void tick(Instant now) {
        shown().tick(now);
        certification.ifPresent(running -> running.tick(now));
    }

    HandoverViewModel shown() {
        return handover.get();
    }

    /** The bench in the role that is worked in. */
    BenchViewModel bench() {
        return bench;
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** Ends what is shown, and then closes what it worked with; template and parameters are remembered. */
    void leaveForAnother() {
        shown().remember();
        putAway = CompletableFuture.allOf(putAway, putAway());
    }

    /** Ends what is shown for good. Completed when everything is put away. */
    CompletableFuture<Void> leave() {
        CompletableFuture<Void> last = CompletableFuture.allOf(putAway, putAway());
        handover.set(null);
        return last;
    }

    private CompletableFuture<Void> putAway() {
        HandoverViewModel model = shown();
        Entered left = entered;
        model.close();
        BenchViewModel wall = bench;
        wall.close();
        CompletableFuture<Void> certified = certification.map(CertifyViewModel::close).orElseGet(() -> CompletableFuture.completedFuture(null));
        certification = Optional.empty();
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofVirtual().name("put-away").start(() -> {
            try (left) {
                CompletableFuture.allOf(model.ended(), wall.ended(), certified).completeOnTimeout(null, BenchWait.GRACE.limit().toSeconds(), TimeUnit.SECONDS).join();
            } finally {
                done.complete(null);
            }
        });
        return done;
    }
}
