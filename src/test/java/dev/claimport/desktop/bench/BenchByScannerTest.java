package dev.claimport.desktop.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.claimport.bench.AttemptsOfProcess;
import dev.claimport.bench.BenchJob;
import dev.claimport.bench.BenchWorld;
import dev.claimport.bench.Engine;
import dev.claimport.bench.Shift;
import dev.claimport.bench.scan.ScannerSettings;
import dev.claimport.bench.scan.TestCard;
import dev.claimport.desktop.bench.BenchViewModel.Standing;
import dev.claimport.desktop.common.FileDialogs;
import dev.claimport.desktop.common.Sounds;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Look;
import dev.claimport.desktop.memory.ChoicesFile;
import dev.claimport.desktop.memory.Memory;
import dev.claimport.desktop.testing.DirectBackground;
import dev.claimport.desktop.testing.FakeBench;
import dev.claimport.desktop.testing.FakeIot;
import dev.claimport.desktop.testing.Toolkit;
import dev.claimport.handover.Recovery;
import dev.claimport.handover.RunOrigin;
import dev.claimport.ledger.figures.Finished;
import dev.claimport.serial.PortInfo;
import dev.claimport.testing.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bench page by a scanner that types, wherever the keyboard is: nothing but keys comes to the window. */
class BenchByScannerTest {

    private static final int DEVICES = 20;
    private static final int SLOTS = 4;

    @TempDir
    private Path folder;

    private final Texts texts = new Texts(Locale.ENGLISH, ZoneOffset.UTC);
    private final ManualTime time = new ManualTime();
    private final FakeBench ports = new FakeBench();
    private final AttemptsOfProcess attempts = new AttemptsOfProcess();
    private BenchViewModel bench;
    private BenchPage page;
    private Stage stage;

    @BeforeEach
    void open() {
        Toolkit.start();
        Toolkit.run(() -> {
            Memory memory = new Memory(new ChoicesFile(folder.resolve("settings.json")), Runnable::run);
            var world = new BenchWorld(new FakeIot(time), ports, ports.connector(), List::of, whose -> engine(whose.apply(RunOrigin.UNKNOWN)), attempts, Recovery.NONE);
            bench = new BenchViewModel(world, ports, () -> Optional.of(BenchJob.of("practice-sensor", Map.of())), memory, new Sounds(List.of(), () -> false, new DirectBackground()), new DirectBackground(), time);
            page = new BenchPage(bench, texts, new FileDialogs((_, _, _) -> Optional.empty(), (_, _, _) -> Optional.empty(), (_, _, _) -> Optional.empty()));
            stage = new Stage();
            Scene scene = new Scene(page, 1024, 700);
            new Look().dress(scene);
            stage.setScene(scene);
            stage.show();
            page.focusFirst();
        });
        Toolkit.awaitKeyboard(stage);
    }

    @AfterEach
    void close() {
        Toolkit.run(() -> {
            bench.close();
            stage.close();
        });
    }

    private Engine engine(RunOrigin origin) {
        return new AdmittingEngine(ports, time, origin);
    }

    /** As a scanner types: one key at once after the other, and Enter. */
    private void scan(String text) {
        scan(text, Duration.ZERO, KeyCode.ENTER);
    }

    /** @param gap between two keys */
    private void scan(String text, Duration gap, KeyCode end) {
        Toolkit.run(() -> {
            for (char key : text.toCharArray()) {
                time.advance(gap);
                fire(KeyEvent.KEY_TYPED, String.valueOf(key), KeyCode.UNDEFINED);
            }
            fire(KeyEvent.KEY_PRESSED, "", end);
        });
    }

    private void fire(EventType<KeyEvent> type, String character, KeyCode code) {
        var target = stage.getScene().getFocusOwner() == null ? page : stage.getScene().getFocusOwner();
        target.fireEvent(new KeyEvent(type, character, character, code, false, false, false, false));
    }

    @Test
    void aShiftOfTwentyDevices() {
        scan("OP:J. Weber");
        scan("ST:bench-3");
        scan("BA:B-0117");
        scan("DO:open");
        Toolkit.await("open", () -> bench.standingProperty().get() == Standing.OPEN);
        PortInfo[] there = new PortInfo[SLOTS];
        for (int device = 0; device < DEVICES; device++) {
            int slot = device % SLOTS;
            Optional.ofNullable(there[slot]).ifPresent(gone -> Toolkit.run(() -> ports.unplug(gone)));
            boolean wrong = device == 6;
            scan(wrong ? "SN-99" : "SN-" + device);
            String serial = "SN-" + device;
            there[slot] = Toolkit.fx(() -> ports.plugIn("ttyUSB" + slot, serial));
            if (wrong) {
                Toolkit.await("stopped", () -> bench.slots().get(slot).shownProperty().get().look() == SlotLook.FAILED);
                scan("SL:" + (slot + 1));
                scan(serial);
            }
            Toolkit.await("confirmed " + device, () -> bench.slots().get(slot).shownProperty().get().look() == SlotLook.CONFIRMED
                    && bench.slots().get(slot).shownProperty().get().serial().equals(Optional.of(serial)));
        }
        Shift shift = Toolkit.fx(() -> bench.shift().orElseThrow());
        assertEquals(List.of("J. Weber", "bench-3", "B-0117"), List.of(shift.operator(), shift.station(), shift.batch()));
        assertEquals(DEVICES, attempts.since(Instant.EPOCH).stream().filter(Finished::passed).map(Finished::serial).distinct().count());
        assertEquals(1, attempts.since(Instant.EPOCH).stream().filter(finished -> finished.failure().equals("serial-differs")).count());
        scan("DO:end");
        Toolkit.await("closed", () -> bench.standingProperty().get() == Standing.CLOSED);
    }

    /** One that looks like a scan, too. */
    @Test
    void aPasswordIsNoScan() {
        scan("DO:open");
        Toolkit.await("open", () -> bench.standingProperty().get() == Standing.OPEN);
        Toolkit.run(bench.login()::want);
        Toolkit.await("asked", () -> page.lookup(".login-row .secret-field") != null);
        Toolkit.run(() -> {
            page.lookup(".login-row .secret-field").requestFocus();
            bench.login().userProperty().set("root");
        });
        scan("OP:hunter2");
        Toolkit.run(() -> {
            assertEquals(10, bench.login().password().entryProperty().get().length());
            assertEquals("", bench.shift().orElseThrow().operator());
            assertEquals("open", bench.scans().lastProperty().get().text());
            assertFalse(bench.scans().isUnderWay());
            bench.logIn();
            assertEquals(0, bench.login().password().entryProperty().get().length());
            assertFalse(bench.login().wantedProperty().get());
        });
    }

    /** Those of the scanner's settings that say this, in their order. */
    private List<TextField> fields(String text) {
        return page.lookupAll(".bench-scanner .text-field").stream().map(TextField.class::cast).filter(field -> field.getText().equals(text)).toList();
    }

    /** A scanner that could not work as it is set is told so, and nothing of the card stays in a field. */
    @Test
    void theCardIsTakenHoweverTheScannerIsSet() {
        ScansViewModel scans = bench.scans();
        Toolkit.run(() -> page.lookupAll(".hyperlink").stream().map(Hyperlink.class::cast).filter(link -> link.getText().equals(texts.text("bench.open.scanner"))).forEach(Hyperlink::fire));
        Toolkit.await("card", () -> page.lookup(".bench-scanner .combo-box") != null);
        TextField prefix = Toolkit.fx(() -> fields("").getFirst());
        Toolkit.run(prefix::requestFocus);
        scan("#" + TestCard.TEXT, Duration.ofMillis(200), KeyCode.TAB);
        Toolkit.await("wrong", () -> scans.cardProperty().get().equals(List.of(new TestCard.Finding(TestCard.Kind.PREFIX_OTHER, "#"),
                new TestCard.Finding(TestCard.Kind.END_OTHER, "tab"), new TestCard.Finding(TestCard.Kind.TOO_SLOW, "200"))));
        Toolkit.run(() -> assertEquals("", prefix.getText()));
        scan("slow", Duration.ofMillis(200), KeyCode.TAB);
        Toolkit.run(() -> assertEquals(3, scans.cardProperty().get().size(), "what a person types is no scan"));
        Toolkit.run(() -> {
            prefix.setText("#");
            fields("120").forEach(gap -> gap.setText("250"));
        });
        for (char key : ("#" + TestCard.TEXT).toCharArray()) {
            Toolkit.run(() -> {
                time.advance(Duration.ofMillis(200));
                fire(KeyEvent.KEY_TYPED, String.valueOf(key), KeyCode.UNDEFINED);
            });
        }
        time.advance(Duration.ofSeconds(2));
        Toolkit.run(() -> bench.tick(time.instant()));
        Toolkit.run(() -> assertEquals(List.of(new TestCard.Finding(TestCard.Kind.END_OTHER, "silence")), scans.cardProperty().get()));
    }

    @Test
    void theCardSaysWhatIsWrong() {
        ScansViewModel scans = bench.scans();
        Toolkit.run(() -> scans.test(true));
        scan(TestCard.TEXT);
        Toolkit.await("right", () -> scans.cardProperty().get().equals(List.of(new TestCard.Finding(TestCard.Kind.RIGHT, ""))));
        scan(TestCard.TEXT.replace("\u001D", "~"));
        Toolkit.await("separator", () -> scans.cardProperty().get().equals(List.of(new TestCard.Finding(TestCard.Kind.SEPARATOR_OTHER, "~"))));
        Toolkit.run(() -> scans.set(new ScannerSettings(120, ScannerSettings.End.ENTER, "", "~", "", Map.of(), "", Map.of())));
        scan(TestCard.TEXT.replace("\u001D", "~"));
        Toolkit.await("right", () -> scans.cardProperty().get().equals(List.of(new TestCard.Finding(TestCard.Kind.RIGHT, ""))));
    }
}
