package dev.claimport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.desktop.Start;
import dev.claimport.desktop.common.FxBackground;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.handover.Blocker;
import dev.claimport.desktop.handover.Engine;
import dev.claimport.desktop.handover.HandoverViewModel;
import dev.claimport.desktop.handover.Phase;
import dev.claimport.desktop.settings.Memory;
import dev.claimport.desktop.settings.SettingsFile;
import dev.claimport.desktop.shell.ClaimportWindow;
import dev.claimport.desktop.shell.WindowParts;
import dev.claimport.serial.JSerialCommPorts;
import dev.claimport.serial.PortWatch;
import dev.claimport.time.TimeSource;
import dev.claimport.workplace.LocalBackend;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

import org.testfx.util.WaitForAsyncUtils;

/** The real window over a real practice, with mouse and keyboard: from sign-in to confirmed, and on to the next device. */
@ExtendWith(ApplicationExtension.class)
class WholeWindowTest {

    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private static Path folder;

    private Stage stage;
    private ClaimportWindow window;

    @org.testfx.framework.junit5.Start
    void show(Stage shown) {
        TimeSource time = TimeSource.system();
        var backend = new LocalBackend(new JSerialCommPorts(), time);
        stage = shown;
        window = new ClaimportWindow(new WindowParts(backend, time, new Memory(new SettingsFile(folder.resolve("settings.json")), Runnable::run),
                new Texts(Locale.ENGLISH, ZoneOffset.UTC), new FxBackground(), page -> {
                    throw new AssertionError("practice opens no browser: " + page);
                }, workplace -> Engine.of(workplace.handover(time)), workplace -> listener -> new PortWatch(workplace.ports(), time, listener)::close));
        window.show(stage, Start.SIGN_IN);
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.asyncFx(() -> stage.close());
        window.closed().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    private static void await(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
    }

    private HandoverViewModel page() {
        return window.handoverProperty().get();
    }

    private static boolean shows(FxRobot robot, String text) {
        return robot.lookup((Node node) -> node instanceof Labeled label && text.equals(label.getText()) && label.isVisible()).tryQuery().isPresent();
    }

    /** Presses the first button of that name; an underscore in it marks its letter. */
    private static void press(FxRobot robot, String name) {
        robot.clickOn(robot.lookup((Node node) -> node instanceof Button button && button.getText() != null && name.equals(button.getText().replace("_", "")))
                .queryAll().iterator().next());
    }

    @Test
    void aTechnicianGetsFromSignInToConfirmedAndOnToTheNextDevice(FxRobot robot) throws Exception {
        press(robot, "Practice");
        await(() -> page() != null && page().blockerProperty().get() == Blocker.NONE);

        robot.type(KeyCode.ENTER);
        await(() -> page().phaseProperty().get().isVerdict());
        assertEquals(Phase.CONFIRMED, page().phaseProperty().get(), () -> page().verdictProperty().get().toString());
        String thing = page().verdictProperty().get().result().orElseThrow().thingName().orElseThrow();
        await(() -> shows(robot, thing));

        robot.type(KeyCode.ENTER);
        await(() -> !page().phaseProperty().get().isVerdict());
        press(robot, "Plug in another device");
        await(() -> page().blockerProperty().get() == Blocker.NONE);
        robot.type(KeyCode.ENTER);
        await(() -> page().phaseProperty().get().isVerdict());
        assertEquals(Phase.CONFIRMED, page().phaseProperty().get(), () -> page().verdictProperty().get().toString());
        assertTrue(!thing.equals(page().verdictProperty().get().result().orElseThrow().thingName().orElseThrow()), "another device, another thing");
    }
}
