package dev.claimport.desktop.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.bench.AttemptsOfProcess;
import dev.claimport.bench.BenchJob;
import dev.claimport.bench.BenchWorld;
import dev.claimport.desktop.common.FileDialogs;
import dev.claimport.desktop.common.Sounds;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Look;
import dev.claimport.desktop.memory.ChoicesFile;
import dev.claimport.desktop.memory.Memory;
import dev.claimport.desktop.testing.DirectBackground;
import dev.claimport.desktop.testing.FakeBench;
import dev.claimport.desktop.testing.FakeIot;
import dev.claimport.desktop.testing.Fit;
import dev.claimport.desktop.testing.Toolkit;
import dev.claimport.handover.Recovery;
import dev.claimport.handover.RunOrigin;
import dev.claimport.serial.PortInfo;
import dev.claimport.testing.ManualTime;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a slot says on a wall of any size. */
class WallTest {

    @TempDir
    private Path folder;

    private final Texts texts = new Texts(Locale.ENGLISH, ZoneOffset.UTC);
    private final ManualTime time = new ManualTime();
    private final FakeBench ports = new FakeBench();
    private BenchViewModel bench;
    private BenchPage page;
    private Stage stage;

    @AfterEach
    void close() {
        Optional.ofNullable(stage).ifPresent(opened -> Toolkit.run(() -> {
            bench.close();
            opened.close();
        }));
    }

    /** With a device in the second slot that has passed, and in the third one that has passed before. */
    private void open(int slots, int width, int height) {
        Toolkit.start();
        Toolkit.run(() -> {
            Memory memory = new Memory(new ChoicesFile(folder.resolve("settings.json")), Runnable::run);
            var world = new BenchWorld(new FakeIot(time), ports, ports.connector(), List::of, whose -> new AdmittingEngine(ports, time, whose.apply(RunOrigin.UNKNOWN)),
                    new AttemptsOfProcess(), Recovery.NONE);
            bench = new BenchViewModel(world, ports, () -> Optional.of(BenchJob.of("practice-sensor", Map.of())), memory, new Sounds(List.of(), () -> false, new DirectBackground()),
                    new DirectBackground(), time);
            page = new BenchPage(bench, texts, new FileDialogs((_, _, _) -> Optional.empty(), (_, _, _) -> Optional.empty(), (_, _, _) -> Optional.empty()));
            stage = new Stage();
            Scene scene = new Scene(page, width, height);
            new Look().dress(scene);
            stage.setScene(scene);
            stage.show();
            bench.open(new Opening("", "", "", slots, true, 3, false));
        });
        Toolkit.await("all slots", () -> page.lookupAll(".slot").size() == slots);
        PortInfo first = Toolkit.fx(() -> ports.plugIn("ttyUSB0", "SN-1"));
        await(1, SlotLook.CONFIRMED);
        Toolkit.run(() -> ports.unplug(first));
        Toolkit.run(() -> ports.plugIn("ttyUSB1", "SN-2"));
        await(2, SlotLook.CONFIRMED);
        Toolkit.run(() -> ports.plugIn("ttyUSB2", "SN-1"));
        await(3, SlotLook.FAILED);
    }

    private void await(int slot, SlotLook look) {
        Toolkit.await(look + " " + slot, () -> bench.slots().get(slot - 1).shownProperty().get().look() == look);
    }

    private SlotTile tile(int number) {
        return page.lookupAll(".slot").stream().map(SlotTile.class::cast).skip(number - 1L).findFirst().orElseThrow();
    }

    private static Map<String, String> written(SlotTile tile) {
        return tile.lookupAll(".label").stream().filter(node -> node.isVisible() && node.getParent().isVisible()).map(Label.class::cast)
                .collect(Collectors.toMap(label -> label.getStyleClass().getLast(), Label::getText));
    }

    @ParameterizedTest
    @CsvSource({"8, 1280, 800", "8, 1024, 700", "16, 1280, 800", "16, 1024, 700", "32, 1280, 800", "32, 1024, 700", "64, 1280, 800", "64, 1024, 700"})
    void statesThingsAndCausesAreSaid(int slots, int width, int height) {
        // What the frame of the window and its bars take.
        open(slots, width - 89, height - 93);

        Toolkit.await("laid out", () -> tile(3).getWidth() > 0 && Fit.faults(page, _ -> true).isEmpty());
        Toolkit.run(() -> {
            assertEquals("CONFIRMED", written(tile(2)).get("slot-word"));
            assertEquals("sensor-SN-2", written(tile(2)).get("slot-title"));
            assertEquals("FAILED", written(tile(3)).get("slot-word"));
            assertEquals("Has passed before", written(tile(3)).get("slot-title"));
            assertEquals("Slot 3: FAILED, Has passed before", tile(3).getAccessibleText());
            String help = tile(3).queryAccessibleAttribute(AccessibleAttribute.HELP).toString();
            assertTrue(help.contains("A device SN-1 has been handed over before, as the thing sensor-SN-1."), help);
        });
    }

    @Test
    void whereThereIsNoRoomForAButtonAKeyOffersWhatItIsFor() {
        open(64, 1191, 707);
        Toolkit.await("laid out", () -> tile(3).getWidth() > 0);
        Toolkit.run(() -> {
            assertFalse(tile(3).lookupAll(".cp-small-button").stream().anyMatch(Node::isVisible));
            tile(3).fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.SPACE, false, false, false, false));
        });
        Toolkit.await("menu", () -> menu().isPresent());
        Toolkit.run(() -> menu().orElseThrow().getItems().getFirst().fire());

        await(3, SlotLook.CONFIRMED);
        Toolkit.await("gone", () -> menu().isEmpty());
    }

    private static Optional<ContextMenu> menu() {
        return Window.getWindows().stream().filter(window -> window instanceof ContextMenu menu && menu.isShowing()).map(ContextMenu.class::cast).findFirst();
    }

    /** Tiles that are neither slim nor flat, and hardly a place that stays empty. */
    @ParameterizedTest
    @CsvSource({"1, 1", "4, 2", "8, 4", "12, 4", "16, 4", "24, 6", "32, 8", "64, 8"})
    void aWallHasAsManyColumnsAsMakeGoodTiles(int slots, int columns) {
        assertEquals(columns, Wall.columns(slots));
    }
}
