package dev.claimport.desktop.shell;

import dev.claimport.app.Backend;
import dev.claimport.aws.AwsEnvironment;
import dev.claimport.bench.Engine;
import dev.claimport.certify.Certifier;
import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.certify.Examiner;
import dev.claimport.desktop.common.FileDialogs;
import dev.claimport.desktop.common.FxBackground;
import dev.claimport.desktop.common.NotingBackground;
import dev.claimport.desktop.common.Sounds;
import dev.claimport.desktop.common.SystemBrowser;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Look;
import dev.claimport.desktop.memory.Appearance;
import dev.claimport.desktop.memory.ChoicesFile;
import dev.claimport.desktop.memory.Memory;
import dev.claimport.desktop.settings.Administration;
import dev.claimport.failure.Defect;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.LocalProblem;
import dev.claimport.failure.Problem;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.serial.PortWatch;
import dev.claimport.serial.SerialPorts;
import dev.claimport.settings.DataFolder;
import dev.claimport.support.RecentFailures;
import dev.claimport.support.UncaughtHandler;
import dev.claimport.time.Background;
import dev.claimport.time.TimeSource;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Opens the window. JavaFX can be started once in a process, so this can be used once. */
public final class Desktop {

    private final TimeSource time;
    private final Path settingsFile;
    private final Supplier<Administration> administration;
    private final Optional<Path> autoRun;

    /**
     * @param settingsFile what is remembered; {@link ChoicesFile#usualPath}
     * @param administration settings, releases and support; asked for once, on a thread of its own
     * @param autoRun if present, one hand-over is done without anybody there, and a picture of its verdict written here (PNG)
     */
    public Desktop(TimeSource time, Path settingsFile, Supplier<Administration> administration, Optional<Path> autoRun) {
        this.time = time;
        this.administration = administration;
        this.settingsFile = settingsFile;
        this.autoRun = autoRun;
    }

    /**
     * Shows the window and waits until it is closed and everything that it began has ended.
     *
     * @return false only when a hand-over was to be done by itself and was not confirmed
     * @throws dev.claimport.failure.FailureException {@code no-window}
     * @throws InterruptedException when interrupted while the window is open
     */
    public boolean open(Backend backend, FirstPage start) throws InterruptedException {
        // Reading files and starting JavaFX take equally long, and neither needs the other.
        CompletableFuture<WindowParts> parts = CompletableFuture.supplyAsync(() -> parts(backend), task -> Thread.ofPlatform().name("parts").start(task));
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        try {
            startToolkit(() -> begin(parts, start, ended));
            try {
                return ended.get();
            } catch (ExecutionException e) {
                throw Defect.of(e).exception(e.getCause());
            } finally {
                // Only who could start it may end it: JavaFX would wait for ever.
                Platform.exit();
            }
        } finally {
            parts.handle((made, _) -> {
                Optional.ofNullable(made).map(WindowParts::memory).ifPresent(Memory::close);
                return null;
            }).join();
        }
    }

    private WindowParts parts(Backend backend) {
        Administration administered = administration.get();
        Memory memory = new Memory(new ChoicesFile(settingsFile), task -> Thread.ofVirtual().name("settings").start(task));
        administered.open(memory.settings().appearance());
        memory.change(settings -> settings.withAppearance(Appearance.SYSTEM));
        Background background = new NotingBackground(new FxBackground(), administered.failures());
        return new WindowParts(backend, time, memory, new Texts(administered.locale(), ZoneId.systemDefault()),
                background, new SystemBrowser(System.getProperty("os.name"), System.getenv()), FileDialogs.ofSystem(),
                context -> Engine.of(context.handover(time)), ports -> examiner(administered, backend, ports, time),
                context -> listener -> new PortWatch(context.ports(), time, listener)::close, administered,
                new LedgerFolder(DataFolder.ledger(System.getProperty("os.name"), System.getenv(), AwsEnvironment.here().home())),
                Sounds.ofSystem(System.getProperty("os.name"), administered::sounds, background));
    }

    /** Whoever may not practise may not certify: it takes a practice cloud. */
    public static Examiner examiner(Administration administration, Backend backend, SerialPorts ports, TimeSource time) {
        administration.settings().read().checkPractice();
        return Examiner.of(new Certifier(ports, backend.deviceProfiles(), time));
    }

    /** Why it cannot start is asked only when it did not: asking takes a tenth of the time that the window needs. */
    private static void startToolkit(Runnable onFxThread) {
        try {
            Platform.startup(onFxThread);
            Platform.setImplicitExit(false);
        } catch (UnsupportedOperationException e) {
            Problem problem = Display.here().obstacle().orElseGet(() -> LocalProblem.NO_JAVAFX.problem());
            throw new LocalFailure(LocalFailure.Kind.NO_WINDOW, Map.of("problem", problem), String.valueOf(e.getMessage())).exception(e);
        }
    }

    /** What can be made without the parts is made while they are read. */
    private void begin(CompletableFuture<WindowParts> parts, FirstPage start, CompletableFuture<Boolean> ended) {
        try {
            Look look = new Look();
            parts.whenComplete((made, failure) -> {
                if (failure == null) {
                    made.background().show(() -> show(made, look, start, ended));
                } else {
                    ended.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException | Error e) {
            ended.completeExceptionally(e);
        }
    }

    private void show(WindowParts parts, Look look, FirstPage start, CompletableFuture<Boolean> ended) {
        try {
            Stage stage = new Stage();
            ClaimportWindow window = new ClaimportWindow(parts, look);
            Optional<AutoRun> run = autoRun.map(picture -> new AutoRun(window, stage, picture));
            run.ifPresent(AutoRun::begin);
            window.closed().whenComplete((_, _) -> ended.complete(run.map(AutoRun::confirmed).orElse(true)));
            RecentFailures failures = parts.administration().failures();
            new UncaughtHandler(failure -> {
                failures.note(failure);
                parts.background().show(() -> window.show(failure));
            }).install();
            window.show(stage, start);
        } catch (RuntimeException | Error e) {
            ended.completeExceptionally(e);
        }
    }
}
