package dev.claimport.desktop.shell;

import static dev.claimport.desktop.testing.states.HandoverSteps.gateway;
import static dev.claimport.desktop.testing.states.HandoverSteps.verdict;
import static dev.claimport.desktop.testing.states.WindowSteps.buttons;
import static dev.claimport.desktop.testing.states.WindowSteps.onPage;
import static dev.claimport.desktop.testing.states.WindowSteps.press;
import static dev.claimport.desktop.testing.states.WindowSteps.pressChip;
import static dev.claimport.desktop.testing.states.WindowSteps.pressRail;
import static dev.claimport.desktop.testing.states.WindowSteps.shows;
import static dev.claimport.desktop.testing.states.WindowSteps.signedIn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.bench.BenchViewModel;
import dev.claimport.desktop.handover.Blocker;
import dev.claimport.desktop.handover.HandoverViewModel;
import dev.claimport.desktop.testing.Census;
import dev.claimport.desktop.testing.FakeEngine;
import dev.claimport.desktop.testing.FakeExaminer;
import dev.claimport.desktop.testing.OpenWindow;
import dev.claimport.desktop.testing.states.WindowSteps;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.handover.Step;
import dev.claimport.serial.PortInfo;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done again and again leaves nothing in the window: a shift has hundreds of hand-overs. */
@Tag("thorough")
class LongShiftTest {

    private static final int FIRST = 2;
    private static final int TIMES = 5;
    private static final int LOOKS = 5;
    private static final int SHIFTS = 3;

    @TempDir
    Path folder;
    private OpenWindow window;

    @BeforeEach
    void make() {
        window = new OpenWindow(folder);
    }

    @AfterEach
    void close() {
        window.close();
    }

    /** What is shown, and what is behind it. */
    private static boolean isOfTheWindow(String name) {
        if (name.contains("$") || name.startsWith("dev.claimport.desktop.testing.")) {
            return false;
        }
        try {
            return name.startsWith("dev.claimport.desktop.") || name.startsWith("javafx.scene.") && Node.class.isAssignableFrom(Class.forName(name, false, Node.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** @param once is told which time it is */
    private void assertLeavesNothing(IntConsumer once) {
        Map<String, Long> more = more(once, 0);
        // Something may have come for good, once.
        for (int shift = 1; shift < SHIFTS && !more.isEmpty(); shift++) {
            Map<String, Long> again = more(once, shift);
            more.keySet().retainAll(again.keySet());
        }
        assertEquals(Map.of(), more);
    }

    /** Of what there is at least one more for each time. */
    private Map<String, Long> more(IntConsumer once, int shift) {
        int first = shift * (FIRST + TIMES);
        IntStream.range(first, first + FIRST).forEach(once);
        Map<String, Long> before = census();
        IntStream.range(first + FIRST, first + FIRST + TIMES).forEach(once);
        Map<String, Long> more = more(before);
        // What the toolkit has not yet painted without it, it still holds.
        for (int look = 1; look < LOOKS && !more.isEmpty(); look++) {
            more = more(before);
        }
        return more;
    }

    private Map<String, Long> more(Map<String, Long> before) {
        Map<String, Long> more = census();
        more.replaceAll((name, count) -> count - before.getOrDefault(name, 0L));
        more.values().removeIf(count -> count < TIMES);
        return more;
    }

    private Map<String, Long> census() {
        window.awaitRest();
        return Census.of(LongShiftTest::isOfTheWindow);
    }

    private void plugInAnother(HandoverViewModel page, int time) {
        window.backend.bench.list().forEach(window.backend.bench::unplug);
        window.await("gone", () -> page.device().ports().isEmpty());
        window.backend.bench.plugIn("ttyUSB0", "4711-%04d".formatted(time));
        window.await("device", () -> page.blockerProperty().get() == Blocker.NONE && page.device().identityProperty().get() != null);
    }

    private HandoverViewModel begin(int time) {
        HandoverViewModel page = window.page();
        plugInAnother(page, time);
        FakeEngine before = window.engine.get();
        window.run(page::handOver);
        window.await("engine", () -> window.engine.get() != before);
        return page;
    }

    private void escape() {
        window.run(() -> Event.fireEvent(window.root().lookup(".sheet-plate"), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false)));
        window.await("closed", () -> window.root().lookup(".sheet-plate") == null);
    }

    /** @param ended how the engine ends it @param left what the technician does with the verdict */
    private void assertHandOversLeaveNothing(Consumer<FakeEngine> ended, Consumer<HandoverViewModel> left) {
        window.open(FirstPage.PRACTICE);
        gateway(window, "berlin-mitte");
        assertLeavesNothing(time -> {
            HandoverViewModel page = begin(time);
            ended.accept(window.engine.get().untilVerified());
            verdict(window);
            window.settle();
            window.run(() -> left.accept(page));
            window.settle();
        });
    }

    @Test
    void handOversThatAreConfirmed() {
        assertHandOversLeaveNothing(FakeEngine::confirm, HandoverViewModel::nextDevice);
    }

    @Test
    void handOversThatFail() {
        assertHandOversLeaveNothing(engine -> engine.fail(Step.REGISTER, new DeviceFailure(DeviceFailure.Kind.DEVICE_SILENT, Map.of("port", "/dev/ttyUSB0"))),
                HandoverViewModel::dismiss);
    }

    @Test
    void templatesThatAreChosen() {
        window.open(FirstPage.PRACTICE);
        HandoverViewModel page = onPage(window);
        assertLeavesNothing(_ -> Stream.of("practice-sensor", "practice-gateway").forEach(name -> {
            window.run(() -> page.template().choosingProperty().set(true));
            window.settle();
            window.run(() -> page.template().choose(name));
            window.awaitRest();
        }));
    }

    @Test
    void sheetsThatAreLookedAt() {
        window.open(FirstPage.PRACTICE);
        HandoverViewModel page = onPage(window);
        window.run(() -> page.template().choose("practice-faulty"));
        window.await("answered", () -> page.device().identityProperty().get() != null && !page.template().check().lookingProperty().get());
        assertLeavesNothing(_ -> {
            window.run(() -> buttons(window, ".findings-button").forEach(Button::fire));
            window.await("findings", () -> shows(window, ".sheet-plate"));
            press(window, "findings.pull");
            window.await("to take along", () -> shows(window, ".sheet-plate .check-rows .check-box"));
            escape();
            window.run(() -> ((Button) window.root().lookup(".certify-button")).fire());
            window.await("certification", () -> shows(window, ".sheet-plate"));
            escape();
            pressRail(window, "rail.settings");
            window.await("page", () -> buttons(window, ".cp-button").anyMatch(button -> button.getText().equals(window.texts.text("support.collect"))));
            press(window, "support.collect");
            window.await("collected", () -> buttons(window, ".sheet-plate .cp-button").anyMatch(button -> button.isDefaultButton() && !button.isDisabled()));
            escape();
            pressRail(window, "rail.hand-over");
        });
    }

    @Test
    void pagesThatAreTurnedTo() {
        window.records(40);
        window.open(FirstPage.PRACTICE);
        onPage(window);
        assertLeavesNothing(time -> {
            pressRail(window, "rail.records");
            window.await("records", () -> window.root().lookup(".record-card") != null);
            Node before = window.fx(() -> window.root().lookup(".record-card"));
            window.run(() -> ((ListView<?>) window.root().lookup(".records")).getSelectionModel().select(1 + time % 2));
            window.await("another", () -> window.root().lookup(".record-card") != before);
            window.run(() -> ((TextField) window.root().lookup(".records-list .text-field")).setText("4712"));
            window.await("no match", () -> window.root().lookup(".records-list .empty-state") != null);
            window.run(() -> ((TextField) window.root().lookup(".records-list .text-field")).setText(""));
            window.await("all", () -> window.root().lookup(".record-card") != null);
            press(window, "records.label");
            window.await("label", () -> window.root().lookup(".sheet-plate .label-drawing") != null);
            escape();
            for (String page : new String[] {"rail.bench", "rail.terminal", "rail.check", "rail.settings", "rail.hand-over"}) {
                pressRail(window, page);
                window.awaitRest();
            }
        });
    }

    private void openBench() {
        window.backend.bench.list().forEach(window.backend.bench::unplug);
        window.run(() -> buttons(window, ".bench-opening .cp-button").filter(Button::isDefaultButton).forEach(Button::fire));
        window.await("open", () -> shows(window, ".slot"));
    }

    private PortInfo confirmInSlot(int time) {
        FakeEngine before = window.engine.get();
        PortInfo port = window.backend.bench.plugIn("ttyUSB1", "4711-%04d".formatted(time));
        window.await("engine", () -> window.engine.get() != before);
        window.engine.get().done(Step.SIGN_IN, 1).answered(port).untilVerified().confirm();
        window.await("confirmed", () -> window.root().lookupAll(".slot").stream().flatMap(slot -> slot.getPseudoClassStates().stream())
                .anyMatch(state -> state.getPseudoClassName().equals("confirmed")));
        return port;
    }

    @Test
    void benchesThatAreOpenedAndLeft() {
        window.open(FirstPage.PRACTICE);
        gateway(window, "berlin-mitte");
        pressRail(window, "rail.bench");
        assertLeavesNothing(time -> {
            openBench();
            confirmInSlot(time);
            press(window, "bench.leave");
            window.await("left", () -> window.window.bench().standingProperty().get() == BenchViewModel.Standing.CLOSED);
            window.settle();
        });
    }

    @Test
    void devicesAtOneSlot() {
        window.open(FirstPage.PRACTICE);
        gateway(window, "berlin-mitte");
        pressRail(window, "rail.bench");
        openBench();
        assertLeavesNothing(time -> {
            window.backend.bench.unplug(confirmInSlot(time));
            window.awaitRest();
        });
    }

    @Test
    void rolesThatAreAskedFor() {
        window.open(FirstPage.SIGN_IN);
        signedIn(window);
        assertLeavesNothing(_ -> {
            pressChip(window, "chip.account.change");
            window.await("roles", () -> shows(window, ".sheet-plate"));
            window.awaitRest();
            escape();
            pressChip(window, "chip.region.change");
            window.await("regions", () -> shows(window, ".sheet-plate"));
            window.awaitRest();
            escape();
        });
    }

    @Test
    void devicesThatAreHeldToTheirClauses() {
        window.open(FirstPage.PRACTICE);
        HandoverViewModel page = onPage(window);
        assertLeavesNothing(time -> {
            plugInAnother(page, time);
            window.examiner = new FakeExaminer();
            window.run(() -> ((Button) window.root().lookup(".certify-button")).fire());
            window.await("sheet", () -> shows(window, ".sheet-plate"));
            WindowSteps.begin(window);
            window.examiner.meets().keeps(40).answers("{}", "{}").keepsTheRest();
            window.await("failed", () -> shows(window, ".certify .verdict-failed"));
            window.awaitRest();
            escape();
        });
    }

    @Test
    void linesThatAreOpenedAndRecorded() {
        window.open(FirstPage.PRACTICE);
        gateway(window, "berlin-mitte");
        window.backend.bench.answers.put("AT", "\r\nOK\r\n");
        pressRail(window, "rail.terminal");
        assertLeavesNothing(_ -> {
            window.run(() -> {
                ((TextField) window.root().lookup(".terminal-input")).setText("AT");
                buttons(window, ".terminal-page .cp-button").filter(Button::isDefaultButton).forEach(Button::fire);
            });
            window.await("lines", () -> window.root().lookup(".terminal-lines") instanceof ListView<?> lines && lines.getItems().size() > 1);
            window.awaitRest();
            window.run(() -> {
                ListView<?> list = (ListView<?>) window.root().lookup(".terminal-lines");
                list.getSelectionModel().selectRange(0, list.getItems().size());
            });
            press(window, "terminal.record");
            window.await("asked", () -> shows(window, ".sheet-plate"));
            escape();
            window.awaitRest();
        });
    }

    @SuppressWarnings("unchecked")
    private static void choose(ComboBox<?> box, String choice) {
        ((ComboBox<String>) box).setValue(choice);
    }

    @Test
    void languagesThatAreSpoken() {
        window.open(FirstPage.PRACTICE);
        onPage(window);
        pressRail(window, "rail.settings");
        assertLeavesNothing(_ -> Stream.of("de", "en").forEach(language -> {
            window.run(() -> window.root().lookupAll(".setting .combo-box").stream().map(ComboBox.class::cast).filter(box -> box.getItems().contains("de"))
                    .forEach(box -> choose(box, language)));
            window.awaitRest();
        }));
    }

    @Test
    void peopleWhoSignOut() {
        window.open(FirstPage.SIGN_IN);
        assertLeavesNothing(_ -> {
            press(window, "signin.practice.start");
            onPage(window);
            window.awaitRest();
            pressRail(window, "rail.sign-out");
            window.await("signed out", () -> window.window.handoverProperty().get() == null);
            window.awaitRest();
        });
    }
}
