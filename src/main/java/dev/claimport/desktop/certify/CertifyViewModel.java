package dev.claimport.desktop.certify;

import dev.claimport.certify.Certificate;
import dev.claimport.certify.Certification;
import dev.claimport.certify.Certifier;
import dev.claimport.certify.ClauseResult;
import dev.claimport.certify.clause.Clause;
import dev.claimport.certify.clause.Hello;
import dev.claimport.certify.clause.Reach;
import dev.claimport.certify.report.CertificateFiles;
import dev.claimport.certify.report.CertificateTexts;
import dev.claimport.desktop.common.Browser;
import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.seal.ProofOfPossession;
import dev.claimport.failure.Failure;
import dev.claimport.serial.PortInfo;
import dev.claimport.time.Background;
import dev.claimport.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** One device held to its clauses: begun, watched, cancelled, and what was found saved. On the screen's thread. */
public final class CertifyViewModel {

    /** Where it stands. */
    public enum Stage {
        /** Nothing has been asked. */
        READY,
        RUNNING,
        /** It ends with what was found. */
        CANCELLING,
        /** There is a certificate, or a failure. */
        ENDED
    }

    /**
     * The device.
     *
     * @param profile of its family, where that is known
     * @param name by which the technician knows it
     */
    public record Device(PortInfo port, Optional<Profile> profile, String name) {}

    private final Device device;
    private final Supplier<Examiner> examiners;
    private final Optional<ProofOfPossession> code;
    private final Background background;
    private final TimeSource time;
    private final PlugQuestion plug;
    private final CertifyPlace place = new CertifyPlace();
    private final ObservableList<GroupProgress> groups = FXCollections.observableArrayList();
    private final ObjectProperty<Stage> stage = new SimpleObjectProperty<>(Stage.READY);
    private final ObjectProperty<Hello> met = new SimpleObjectProperty<>();
    private final ObjectProperty<String> clause = new SimpleObjectProperty<>();
    private final ObjectProperty<Duration> took = new SimpleObjectProperty<>(Duration.ZERO);
    private final ObjectProperty<Certificate> certificate = new SimpleObjectProperty<>();
    private final ObjectProperty<Path> saved = new SimpleObjectProperty<>();
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>();
    private final SimpleBooleanProperty unopened = new SimpleBooleanProperty();
    private Instant begun = Instant.MAX;
    private Run run = new Run();
    private Background.@Nullable Task task;
    private CompletableFuture<Void> ended = CompletableFuture.completedFuture(null);

    /** One certification, on the thread that asks. Whatever comes of one that was given up is of none that is shown. */
    private final class Run implements Certification.Listener {

        private Optional<Examiner> examiner = Optional.empty();
        private boolean cancelled;

        Certificate ask(Certifier.Request request) {
            return begin(examiners.get()).certify(request, this);
        }

        private synchronized Examiner begin(Examiner made) {
            examiner = Optional.of(made);
            if (cancelled) {
                made.cancel();
            }
            return made;
        }

        synchronized void cancel() {
            cancelled = true;
            examiner.ifPresent(Examiner::cancel);
        }

        private void show(Runnable change) {
            background.show(() -> {
                if (run == this && stage.get() != Stage.ENDED) {
                    change.run();
                }
            });
        }

        @Override
        public void begun(List<? extends Clause<?>> clauses) {
            show(() -> groups.setAll(clauses.stream().map(Clause::group).distinct()
                    .map(group -> new GroupProgress(group, (int) clauses.stream().filter(one -> one.group() == group).count(), 0, 0)).toList()));
        }

        @Override
        public void met(Hello hello) {
            show(() -> met.set(hello));
        }

        @Override
        public void asks(Clause<?> asked) {
            show(() -> clause.set(asked.id()));
        }

        @Override
        public void ended(ClauseResult result) {
            show(() -> IntStream.range(0, groups.size()).filter(at -> groups.get(at).group() == result.group())
                    .forEach(at -> groups.set(at, groups.get(at).after(result))));
        }
    }

    /**
     * @param examiners makes what asks; may block and refuse
     * @param code of the device's label, where it was given; wiped by {@link #close}
     */
    public CertifyViewModel(Device device, Supplier<Examiner> examiners, Optional<ProofOfPossession> code, Background background, TimeSource time) {
        this.device = device;
        this.examiners = examiners;
        this.code = code;
        this.background = background;
        this.time = time;
        this.plug = new PlugQuestion(background);
    }

    /**
     * Holds the device to all its clauses; nothing while it is.
     *
     * @param byHand whether somebody is there to pull the plug
     * @param reach where it can register
     */
    public void begin(boolean byHand, Reach reach) {
        if (isRunning()) {
            return;
        }
        certificate.set(null);
        failure.set(null);
        saved.set(null);
        met.set(null);
        clause.set(null);
        groups.clear();
        begun = time.instant();
        took.set(Duration.ZERO);
        stage.set(Stage.RUNNING);
        Run fresh = new Run();
        run = fresh;
        CompletableFuture<Void> over = new CompletableFuture<>();
        ended = over;
        plug.open();
        var request = new Certifier.Request(device.port(), device.profile(), Set.of(), code, Map.of(), byHand ? Optional.of(plug::ask) : Optional.empty(),
                reach);
        task = background.start(DesktopWait.CERTIFICATION, () -> {
            try {
                return fresh.ask(request);
            } finally {
                over.complete(null);
            }
        }, found -> {
            certificate.set(found);
            end();
        }, broken -> {
            fresh.cancel();
            failure.set(broken);
            end();
        });
    }

    private void end() {
        plug.close();
        took.set(Duration.between(begun, time.instant()));
        stage.set(Stage.ENDED);
    }

    /** Has it end with what was found; the device is made to forget first. */
    public void cancel() {
        if (stage.get() == Stage.RUNNING && task != null) {
            stage.set(Stage.CANCELLING);
            run.cancel();
            plug.close();
            task.endWithin(DesktopWait.FILES);
        }
    }

    /** Ends what is under way, and wipes the code. @return completed once the port is free, and the device was made to forget */
    public CompletableFuture<Void> close() {
        cancel();
        return ended.whenComplete((_, _) -> code.ifPresent(ProofOfPossession::close));
    }

    /** Says what time it is. */
    public void tick(Instant now) {
        if (isRunning()) {
            took.set(Duration.between(begun, now));
        }
    }

    /** Writes the report as two files. @param zone whose times are shown */
    public void save(Path folder, CertificateTexts texts, ZoneId zone) {
        failure.set(null);
        saved.set(null);
        Certificate found = certificate.get();
        background.start(DesktopWait.FILES, () -> CertificateFiles.write(folder, found, texts, zone), saved::set, failure::set);
    }

    /** Shows the page that was saved. */
    public void show(Browser browser) {
        Path page = saved.get();
        background.start(DesktopWait.FILES, () -> browser.opens(page), opened -> unopened.set(!opened), failure::set);
    }

    /** Whether the device is being asked. */
    public boolean isRunning() {
        return stage.get() == Stage.RUNNING || stage.get() == Stage.CANCELLING;
    }

    public Device device() {
        return device;
    }

    /** Whether bundles are sealed with the code of the label. */
    public boolean hasCode() {
        return code.isPresent();
    }

    /** Whether the plug is to be pulled. */
    public PlugQuestion plug() {
        return plug;
    }

    /** Where the device is to register. */
    public CertifyPlace place() {
        return place;
    }

    public ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage;
    }

    /** How far each group is, in the order in which they are asked. */
    public ObservableList<GroupProgress> groups() {
        return groups;
    }

    /** What the device said of itself; null until it has. */
    public ReadOnlyObjectProperty<Hello> metProperty() {
        return met;
    }

    /** The id of the clause that is asked; null before the first. */
    public ReadOnlyObjectProperty<String> clauseProperty() {
        return clause;
    }

    /** Since it was begun. */
    public ReadOnlyObjectProperty<Duration> tookProperty() {
        return took;
    }

    /** What was found; null until it has ended. */
    public ReadOnlyObjectProperty<Certificate> certificateProperty() {
        return certificate;
    }

    /** The page of the report; null until it is saved. */
    public ReadOnlyObjectProperty<Path> savedProperty() {
        return saved;
    }

    /** Whether the page could not be shown. */
    public ReadOnlyBooleanProperty unopenedProperty() {
        return unopened;
    }

    /** Why there is no certificate, or it was not saved; null when nothing went wrong. */
    public ReadOnlyObjectProperty<Failure> failureProperty() {
        return failure;
    }
}
