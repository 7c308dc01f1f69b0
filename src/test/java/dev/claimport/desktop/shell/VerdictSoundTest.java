package dev.claimport.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.testing.FakeEngine;
import dev.claimport.desktop.testing.OpenWindow;
import dev.claimport.desktop.testing.states.HandoverSteps;
import dev.claimport.failure.LinkFailure;
import dev.claimport.handover.Step;
import dev.claimport.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whoever does not look at the window hears how a hand-over has ended, unless that is not wanted. */
@DisabledOnOs(OS.WINDOWS)
class VerdictSoundTest {

    @TempDir
    Path folder;

    private Path heard;
    private OpenWindow window;

    @BeforeEach
    void make() {
        heard = folder.resolve("heard");
        window = new OpenWindow(folder);
        window.players = List.of(List.of("sh", "-c", "echo heard >> '" + heard + "'"));
        window.open(FirstPage.PRACTICE);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void fails() {
        FakeEngine before = window.engine.get();
        window.run(() -> window.window.handoverProperty().get().handOver());
        window.await("engine", () -> window.engine.get() != before);
        window.engine.get().fail(Step.DEVICE, new LinkFailure(LinkFailure.Kind.PORT_BUSY, Map.of("port", "/dev/ttyUSB0")));
        HandoverSteps.verdict(window);
    }

    private long heard() {
        try {
            return Files.exists(heard) ? Files.readAllLines(heard).size() : 0;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void set(String sounds) {
        window.administration.settings().set(Setting.SOUNDS, sounds);
        window.administration.read();
    }

    @Test
    void eachVerdictIsHeardUnlessSoundsAreOff() {
        HandoverSteps.gateway(window, "berlin-mitte");
        set("off");
        fails();
        window.run(window.window.handoverProperty().get()::dismiss);
        set("on");
        fails();
        window.await("heard", () -> heard() > 0);

        assertEquals(1, heard());
    }
}
