package dev.claimport.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.desktop.memory.ChoicesFile;
import dev.claimport.desktop.memory.Memory;
import dev.claimport.desktop.testing.FakeBackend;
import dev.claimport.desktop.testing.FakeBench;
import dev.claimport.desktop.testing.FakeIot;
import dev.claimport.desktop.testing.HangingBackground;
import dev.claimport.testing.ManualTime;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Where work in the background hangs, and what it works with. */
abstract class HangingWork {

    @TempDir
    Path folder;

    final ManualTime time = new ManualTime();
    final HangingBackground background = new HangingBackground();
    final FakeBackend backend = new FakeBackend(time);
    final FakeIot iot = backend.iot;
    final FakeBench bench = backend.bench;

    /** Whatever hangs is let go in the end: nothing that comes late may break what is shown by then. */
    @AfterEach
    void wakeUp() {
        background.wakeUp();
        assertEquals(0, background.limits());
    }

    Memory memory() {
        return new Memory(new ChoicesFile(folder.resolve("choices.json")), Runnable::run);
    }
}
