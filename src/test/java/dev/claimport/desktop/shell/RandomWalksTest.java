package dev.claimport.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.claimport.app.LocalBackend;
import dev.claimport.app.SupportedDialects;
import dev.claimport.aws.AwsEnvironment;
import dev.claimport.bench.Engine;
import dev.claimport.bench.Phase;
import dev.claimport.bench.Verdict;
import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.common.FileDialogs;
import dev.claimport.desktop.common.FxBackground;
import dev.claimport.desktop.common.Sounds;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Look;
import dev.claimport.desktop.handover.HandoverViewModel;
import dev.claimport.desktop.memory.ChoicesFile;
import dev.claimport.desktop.memory.Memory;
import dev.claimport.desktop.testing.Administrations;
import dev.claimport.desktop.testing.DirectBackground;
import dev.claimport.desktop.testing.FakeExaminer;
import dev.claimport.desktop.testing.Toolkit;
import dev.claimport.handover.HandoverEvent;
import dev.claimport.handover.HandoverRequest;
import dev.claimport.handover.HandoverResult.Outcome;
import dev.claimport.handover.HandoverResult;
import dev.claimport.handover.Step;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.serial.JSerialCommPorts;
import dev.claimport.serial.PortWatch;
import dev.claimport.serial.SerialPorts;
import dev.claimport.time.TimeSource;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import javafx.event.Event;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Somebody who presses keys and buttons as they come, over a real practice: nothing breaks, the keyboard is always somewhere, and no verdict
 * says anything else than what has happened. Each walk begins where the one before has left the window; one that ends signed out is followed by
 * one in a new window. {@code -Drandom.walks=N} for more of them.
 */
@Tag("thorough")
@TestInstance(Lifecycle.PER_CLASS)
class RandomWalksTest {

    private static final int STEPS = 30;
    private static final List<KeyCode[]> KEYS = List.of(keys(KeyCode.TAB), keys(KeyCode.SHIFT, KeyCode.TAB), keys(KeyCode.ENTER), keys(KeyCode.ENTER), keys(KeyCode.ENTER),
            keys(KeyCode.ESCAPE), keys(KeyCode.SPACE), keys(KeyCode.UP), keys(KeyCode.DOWN), keys(KeyCode.LEFT), keys(KeyCode.RIGHT), keys(KeyCode.HOME),
            keys(KeyCode.F1), keys(KeyCode.F10), keys(KeyCode.PAGE_DOWN), keys(KeyCode.BACK_SPACE), keys(KeyCode.DIGIT7), keys(KeyCode.S),
            keys(KeyCode.ALT, KeyCode.A), keys(KeyCode.ALT, KeyCode.R), keys(KeyCode.ALT, KeyCode.D), keys(KeyCode.ALT, KeyCode.C), keys(KeyCode.ALT, KeyCode.H),
            keys(KeyCode.ALT, KeyCode.N), keys(KeyCode.ALT, KeyCode.T), keys(KeyCode.ALT, KeyCode.P), keys(KeyCode.ALT, KeyCode.W));

    @TempDir
    Path folder;

    private final List<String> broken = new CopyOnWriteArrayList<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Map<HandoverResult, Told> told = new ConcurrentHashMap<>();
    private final List<String> way = new ArrayList<>();
    private Stage stage;
    private @Nullable ClaimportWindow window;

    /** @param ahead whether there was a claim that had been requested ahead */
    private record Told(List<HandoverEvent> events, boolean ahead) {}

    private static KeyCode[] keys(KeyCode... keys) {
        return keys;
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("random.walks", 10));
    }

    @BeforeAll
    void listen() {
        Toolkit.start();
        log.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(log);
        Toolkit.run(() -> Thread.currentThread().setUncaughtExceptionHandler((_, thrown) -> {
            if (!isOfHeadlessScreen(thrown)) {
                thrown.printStackTrace();
                broken.add(thrown.toString());
            }
        }));
    }

    /** The screen that is none cannot paint a pop-up that reaches over its edge (OpenJFX 26, {@code HeadlessWindow.blit}); a real one can. */
    private static boolean isOfHeadlessScreen(Throwable thrown) {
        return thrown instanceof IndexOutOfBoundsException
                && List.of(thrown.getStackTrace()).stream().anyMatch(frame -> frame.getClassName().equals("com.sun.glass.ui.headless.HeadlessWindow"));
    }

    @AfterAll
    void stopListening() {
        close();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(log);
        Toolkit.run(() -> Thread.currentThread().setUncaughtExceptionHandler(null));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void walk(long seed) {
        Random random = new Random(seed);
        way.clear();
        if (window == null) {
            open();
        }
        try {
            for (int i = 0; i < STEPS; i++) {
                step(random);
                look();
            }
        } catch (AssertionError e) {
            throw new AssertionError("walk " + seed + ": " + way, e);
        }
        if (Toolkit.fx(() -> window.handoverProperty().get() == null)) {
            close();
        }
        assertEquals(List.of(), broken, () -> "walk " + seed + ": " + way);
        assertEquals(List.of(), log.list.stream().filter(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
                .map(event -> event.getMessage() + " " + (event.getThrowableProxy() == null ? "" : event.getThrowableProxy().getMessage())).toList(), () -> "walk " + seed + ": " + way);
    }

    private void open() {
        TimeSource time = TimeSource.system();
        SerialPorts ports = new JSerialCommPorts();
        var environment = new AwsEnvironment(Map.of(), folder);
        var backend = new LocalBackend(ports, environment, Optional.empty(), SupportedDialects.builtIn(), time);
        WindowParts parts = new WindowParts(backend, time, new Memory(new ChoicesFile(folder.resolve("settings.json")), Runnable::run),
                new Texts(Locale.ENGLISH, ZoneOffset.UTC), new FxBackground(), _ -> { }, new FileDialogs((_, _, _) -> Optional.empty(), (_, _, _) -> Optional.empty(), (_, _, _) -> Optional.empty()),
                context -> new Overheard(Engine.of(context.handover(time))), _ -> new FakeExaminer(),
                context -> listener -> new PortWatch(context.ports(), time, listener)::close,
                Administrations.in(folder, Map.of(), ports, time), new LedgerFolder(folder.resolve("ledger")), new Sounds(List.of(), () -> false, new DirectBackground()));
        Toolkit.run(() -> {
            stage = new Stage();
            window = new ClaimportWindow(parts, new Look());
            window.show(stage, FirstPage.PRACTICE);
        });
        Toolkit.awaitKeyboard(stage);
        Toolkit.await("page", () -> window.handoverProperty().get() != null);
    }

    private void close() {
        if (window != null) {
            Toolkit.run(stage::close);
            window.closed().orTimeout(60, TimeUnit.SECONDS).join();
            window = null;
        }
    }

    private void step(Random random) {
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> {
                KeyCode[] keys = KEYS.get(random.nextInt(KEYS.size()));
                way.add(List.of(keys).toString());
                press(keys);
            }
            case 3, 4 -> click(random);
            case 5 -> fire(random);
            case 6 -> {
                way.add("types");
                type(Character.toString("abz-7 ".charAt(random.nextInt(6))));
            }
            default -> {
                way.add("waits");
                WaitForAsyncUtils.sleep(random.nextInt(150), TimeUnit.MILLISECONDS);
            }
        }
    }

    private static void press(KeyCode... keys) {
        Toolkit.run(() -> {
            Robot robot = new Robot();
            List.of(keys).forEach(robot::keyPress);
            List.of(keys).reversed().forEach(robot::keyRelease);
        });
    }

    private void type(String character) {
        Toolkit.run(() -> {
            Node owner = stage.getScene().getFocusOwner();
            if (owner != null) {
                Event.fireEvent(owner, new KeyEvent(KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false));
            }
        });
    }

    /** By the mouse, at whatever can be clicked. */
    private void click(Random random) {
        choose(random, node -> node instanceof ButtonBase || node instanceof TextInputControl || node.isFocusTraversable()).ifPresent(node -> {
            way.add("clicks " + name(node));
            Toolkit.run(() -> {
                Bounds place = node.localToScreen(node.getLayoutBounds());
                // What is scrolled out of the window cannot be clicked.
                if (place != null && new BoundingBox(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()).contains(place.getCenterX(), place.getCenterY())) {
                    Robot robot = new Robot();
                    robot.mouseMove(place.getCenterX(), place.getCenterY());
                    robot.mouseClick(MouseButton.PRIMARY);
                }
            });
        });
    }

    /** As an assistive technology presses a button. */
    private void fire(Random random) {
        choose(random, ButtonBase.class::isInstance).ifPresent(node -> {
            way.add("presses " + name(node));
            Toolkit.run(() -> {
                if (isAlive(node)) {
                    ((ButtonBase) node).fire();
                }
            });
        });
    }

    private Optional<Node> choose(Random random, Predicate<Node> wanted) {
        return Toolkit.fx(() -> {
            List<Node> all = stage.getScene().getRoot().lookupAll("*").stream()
                    .filter(node -> wanted.test(node) && isAlive(node) && node.getLayoutBounds().getWidth() > 0).toList();
            return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
        });
    }

    private static String name(Node node) {
        return node instanceof ButtonBase button ? button.getText() + "/" + button.getAccessibleText() : node.getClass().getSimpleName() + node.getStyleClass();
    }

    private static boolean isAlive(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null && !node.isDisabled();
    }

    private void look() {
        Toolkit.await("the keyboard somewhere", () -> {
            Window shown = Window.getWindows().stream().filter(each -> each == stage).findFirst().orElseThrow();
            Node owner = shown.getScene().getFocusOwner();
            return owner != null && owner.getScene() == stage.getScene() && isAlive(owner);
        });
        assertEquals(List.of(), broken);
        Optional<Verdict> verdict = Toolkit.fx(() -> Optional.ofNullable(window.handoverProperty().get()).map(page -> {
            assertEquals(page.verdictProperty().get() != null, page.phaseProperty().get().isVerdict(), "what is shown and what is");
            return page.verdictProperty().get();
        }));
        verdict.ifPresent(this::fits);
    }

    private void fits(Verdict verdict) {
        HandoverResult result = verdict.result().orElseThrow();
        Told what = told.entrySet().stream().filter(each -> each.getKey().run().equals(result.run())).findFirst().orElseThrow().getValue();
        List<HandoverEvent> events = what.events();
        assertEquals(new HandoverEvent.Ended(result), events.getLast());
        boolean confirmed = events.stream().anyMatch(event -> event instanceof HandoverEvent.StepDone(Step step, var _) && step == Step.CONFIRM);
        assertEquals(confirmed, verdict.phase() == Phase.CONFIRMED, verdict.toString());
        assertEquals(result.outcome() == Outcome.CONFIRMED, verdict.phase() == Phase.CONFIRMED);
        boolean received = events.stream().anyMatch(HandoverEvent.ClaimReceived.class::isInstance);
        boolean wiped = events.stream().anyMatch(HandoverEvent.KeyWiped.class::isInstance);
        assertTrue(!received || wiped, "a key that is left");
        assertTrue(!wiped || received || what.ahead(), "a key that was never there");
        boolean failed = events.stream().anyMatch(HandoverEvent.StepFailed.class::isInstance);
        assertTrue(!failed || verdict.phase() == Phase.FAILED || verdict.phase() == Phase.ABORTED, verdict.toString());
    }

    /** A hand-over, and what it told. */
    private final class Overheard implements Engine {

        private final Engine engine;

        Overheard(Engine engine) {
            this.engine = engine;
        }

        @Override
        public HandoverResult run(HandoverRequest request, Consumer<HandoverEvent> events) {
            List<HandoverEvent> heard = new CopyOnWriteArrayList<>();
            HandoverResult result = engine.run(request, event -> {
                heard.add(event);
                events.accept(event);
            });
            told.put(result, new Told(heard, request.claim().isPresent()));
            return result;
        }

        @Override
        public void cancel() {
            engine.cancel();
        }
    }
}
