package dev.claimport.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.app.LocalBackend;
import dev.claimport.app.SupportedDialects;
import dev.claimport.aws.AwsEnvironment;
import dev.claimport.bench.Engine;
import dev.claimport.bench.Phase;
import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.common.FileDialogs;
import dev.claimport.desktop.common.FxBackground;
import dev.claimport.desktop.common.Sounds;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Look;
import dev.claimport.desktop.handover.Blocker;
import dev.claimport.desktop.handover.HandoverViewModel;
import dev.claimport.desktop.memory.ChoicesFile;
import dev.claimport.desktop.memory.Memory;
import dev.claimport.desktop.settings.Administration;
import dev.claimport.desktop.testing.Administrations;
import dev.claimport.desktop.testing.DirectBackground;
import dev.claimport.desktop.testing.Toolkit;
import dev.claimport.handover.HandoverResult;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.practice.device.PracticeDialects;
import dev.claimport.serial.JSerialCommPorts;
import dev.claimport.serial.PortWatch;
import dev.claimport.time.TimeSource;
import dev.claimport.toy.ToyDialect;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Nothing faked: the practice cloud, the virtual device, the real hand-over, and the window before them. */
@Tag("thorough")
class PracticeInTheWindowTest {

    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private Stage stage;

    @Test
    void fromSignInTwoDevicesAreHandedOverByKeyboardAlone() {
        ClaimportWindow window = open();
        try {
            Toolkit.run(() -> window.show(stage, FirstPage.SIGN_IN));
            Toolkit.awaitKeyboard(stage);
            robot.push(KeyCode.ALT, KeyCode.P);
            Toolkit.await("page", () -> window.handoverProperty().get() != null);
            HandoverViewModel page = Toolkit.fx(() -> window.handoverProperty().get());
            String first = handOver(page);

            awaitKeyboardOnTheMainButton();
            robot.push(KeyCode.ENTER);
            Toolkit.await("next", () -> page.blockerProperty().get() == Blocker.DEVICE_DONE);
            robot.push(KeyCode.ALT, KeyCode.A);
            String second = handOver(page);

            assertEquals("sensor-4711-0001", first);
            assertEquals("sensor-4711-0002", second);
        } finally {
            Toolkit.run(stage::close);
            window.closed().orTimeout(60, TimeUnit.SECONDS).join();
        }
        assertTrue(window.closed().isDone());
    }

    @Test
    void aPracticeDeviceThatTakesFilesIsSeenThroughWithoutReportingBack() {
        ClaimportWindow window = open();
        try {
            Toolkit.run(() -> window.show(stage, FirstPage.PRACTICE));
            Toolkit.awaitKeyboard(stage);
            Toolkit.await("page", () -> window.handoverProperty().get() != null);
            HandoverViewModel page = Toolkit.fx(() -> window.handoverProperty().get());
            Toolkit.await("first device", () -> page.device().identityProperty().get() != null);
            int files = SupportedDialects.builtIn().practice().kinds().indexOf(new PracticeDialects.Kind("smp-fs", false));
            Toolkit.run(() -> stage.getScene().getRoot().lookupAll(".ribbon .split-arrow").stream().map(MenuButton.class::cast)
                    .forEach(kinds -> kinds.getItems().get(files).fire()));
            Toolkit.await("files", () -> page.device().profileProperty().get() != null
                    && page.device().profileProperty().get().name().equals("zephyr-smp-fs"));

            assertEquals("sensor-4711-0002", handOver(page));
            assertEquals(5, Toolkit.fx(() -> page.steps().steps().size()));
        } finally {
            Toolkit.run(stage::close);
            window.closed().orTimeout(60, TimeUnit.SECONDS).join();
        }
    }

    /** The engine of the command, on a real port: cancelled in the middle, it gives the device back as it was. */
    @Test
    void aDeviceIsCertifiedFromItsCardAndIsHandedOverAfterwards() {
        ClaimportWindow window = open();
        try {
            Toolkit.run(() -> window.show(stage, FirstPage.PRACTICE));
            Toolkit.awaitKeyboard(stage);
            Toolkit.await("page", () -> window.handoverProperty().get() != null);
            HandoverViewModel page = Toolkit.fx(() -> window.handoverProperty().get());
            Toolkit.await("ready", () -> page.blockerProperty().get() == Blocker.NONE && page.device().identityProperty().get() != null);
            Toolkit.run(() -> ((Button) stage.getScene().getRoot().lookup(".certify-button")).fire());
            awaitKeyboardOnTheMainButton();
            robot.push(KeyCode.ENTER);
            Toolkit.await("clauses are kept", () -> stage.getScene().getRoot().lookupAll(".certify-groups .check-ok").size() > 1);
            assertNull(Toolkit.fx(() -> page.device().chosenProperty().get()), "nobody else asks it meanwhile");
            robot.push(KeyCode.ESCAPE);
            Toolkit.await("result", () -> stage.getScene().getRoot().lookup(".certify .verdict-failed") != null);
            robot.push(KeyCode.ESCAPE);

            assertEquals("sensor-4711-0001", handOver(page));
        } finally {
            Toolkit.run(stage::close);
            window.closed().orTimeout(60, TimeUnit.SECONDS).join();
        }
    }

    @Test
    void aPracticeBeginsWithTheKindThatWasLastAndItsCodeOpensWhatIsSealed() {
        var remembered = new ChoicesFile(folder.resolve("settings.json"));
        new Memory(remembered, Runnable::run).change(settings -> settings.withDevices(settings.devices().withPracticeDialect("handover-code")));
        ClaimportWindow window = open();
        try {
            Toolkit.run(() -> window.show(stage, FirstPage.PRACTICE));
            Toolkit.awaitKeyboard(stage);
            Toolkit.await("page", () -> window.handoverProperty().get() != null);
            HandoverViewModel page = Toolkit.fx(() -> window.handoverProperty().get());
            Toolkit.await("device with a label", () -> page.device().identityProperty().get() != null
                    && page.device().chosenProperty().get().description().endsWith("label K7QX-M4TP-9WZA-0002"));

            Toolkit.run(() -> {
                "K7QX-M4TP-9WZA-0002".chars().forEach(character -> page.device().code().type((char) character));
                page.device().code().complete();
            });
            assertEquals("sensor-4711-0002", handOver(page));
        } finally {
            Toolkit.run(stage::close);
            window.closed().orTimeout(60, TimeUnit.SECONDS).join();
        }
    }

    @Test
    void aDialectThatIsOnlyAddedToTheListIsOfferedAndSeenThrough() {
        TimeSource time = TimeSource.system();
        ClaimportWindow window = open(new LocalBackend(new JSerialCommPorts(), AwsEnvironment.here(), Optional.empty(), ToyDialect.besideTheBuiltIn(), time));
        try {
            Toolkit.run(() -> window.show(stage, FirstPage.PRACTICE));
            Toolkit.awaitKeyboard(stage);
            Toolkit.await("page", () -> window.handoverProperty().get() != null);
            HandoverViewModel page = Toolkit.fx(() -> window.handoverProperty().get());
            Toolkit.await("first device", () -> page.device().identityProperty().get() != null);
            Toolkit.run(() -> stage.getScene().getRoot().lookupAll(".ribbon .split-arrow").stream().map(MenuButton.class::cast)
                    .forEach(kinds -> {
                        assertEquals("Toy", kinds.getItems().getLast().getText());
                        kinds.getItems().getLast().fire();
                    }));
            Toolkit.await("toy", () -> page.device().profileProperty().get() != null && page.device().profileProperty().get().name().equals("toy"));

            assertEquals("sensor-4711-0002", handOver(page));
        } finally {
            Toolkit.run(stage::close);
            window.closed().orTimeout(60, TimeUnit.SECONDS).join();
        }
    }

    private ClaimportWindow open() {
        return open(new LocalBackend(new JSerialCommPorts(), TimeSource.system()));
    }

    private ClaimportWindow open(LocalBackend backend) {
        Toolkit.start();
        TimeSource time = TimeSource.system();
        Memory memory = new Memory(new ChoicesFile(folder.resolve("settings.json")), Runnable::run);
        Administration administration = Administrations.in(folder, Map.of(), new JSerialCommPorts(), time);
        WindowParts parts = new WindowParts(backend, time, memory,
                new Texts(Locale.ENGLISH, ZoneOffset.UTC), new FxBackground(), _ -> { }, new FileDialogs((_, _, _) -> Optional.empty(), (_, _, _) -> Optional.empty(), (_, _, _) -> Optional.empty()),
                context -> Engine.of(context.handover(time)), ports -> Desktop.examiner(administration, backend, ports, time),
                context -> listener -> new PortWatch(context.ports(), time, listener)::close,
                administration, new LedgerFolder(folder.resolve("ledger")), new Sounds(List.of(), () -> false, new DirectBackground()));
        stage = Toolkit.fx(Stage::new);
        return Toolkit.fx(() -> new ClaimportWindow(parts, new Look()));
    }

    /** Keys that come while the keyboard is on its way to the button are nobody's. */
    private void awaitKeyboardOnTheMainButton() {
        Toolkit.await("keyboard on the main button", () -> stage.getScene().getFocusOwner() instanceof Button button && button.isDefaultButton()
                && button.isVisible() && !button.isDisabled());
    }

    private String handOver(HandoverViewModel page) {
        Toolkit.await("ready", () -> page.blockerProperty().get() == Blocker.NONE && page.device().identityProperty().get() != null);
        awaitKeyboardOnTheMainButton();
        robot.push(KeyCode.ENTER);
        Toolkit.await("verdict", () -> page.phaseProperty().get().isVerdict());
        return Toolkit.fx(() -> {
            assertEquals(Phase.CONFIRMED, page.phaseProperty().get(), () -> page.verdictProperty().get().toString());
            return page.verdictProperty().get().result().flatMap(HandoverResult::thingName).orElseThrow();
        });
    }
}
