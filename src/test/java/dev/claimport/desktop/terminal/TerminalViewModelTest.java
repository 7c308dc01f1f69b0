package dev.claimport.desktop.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.LinkFailure;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.MemoryLink;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.serial.trace.Trace;
import dev.claimport.serial.trace.TracedPorts;
import dev.claimport.time.TimeSource;
import dev.claimport.time.VirtualThreadBackground;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Typing to a device and reading what it says, on the thread of the test. */
class TerminalViewModelTest {

    private static final PortInfo FIRST = PortInfo.named("/dev/ttyA");
    private static final PortInfo SECOND = PortInfo.named("/dev/ttyB");

    private final BlockingQueue<Runnable> news = new LinkedBlockingQueue<>();
    private final Map<String, MemoryLink.Pair> cables = new HashMap<>();
    private final SimpleBooleanProperty running = new SimpleBooleanProperty();
    private Consumer<List<PortInfo>> plugs;
    private boolean busy;
    private final TracedPorts ports = new TracedPorts(new SerialPorts() {
        @Override
        public List<PortInfo> list() {
            return List.of(FIRST, SECOND);
        }

        @Override
        public synchronized SerialLink open(String path, LineSettings line) {
            if (busy) {
                throw new LinkFailure(LinkFailure.Kind.PORT_BUSY, Map.of("port", path)).exception();
            }
            MemoryLink.Pair cable = MemoryLink.pair(path);
            cables.put(path, cable);
            return cable.host();
        }
    }, new Trace(), TimeSource.system());
    private final TerminalViewModel model = new TerminalViewModel(ports, listener -> {
        plugs = listener;
        listener.accept(List.of(FIRST, SECOND));
        return () -> plugs = _ -> { };
    }, running, new VirtualThreadBackground(news::add));

    @AfterEach
    void close() {
        model.close();
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Runnable next = news.poll(60, TimeUnit.SECONDS);
            assertTrue(next != null, "nothing more happens: " + lines());
            next.run();
        }
    }

    private List<String> lines() {
        return model.lines().stream().map(line -> line.kind().sign() + " " + line.text()).toList();
    }

    private String heard(String path) {
        byte[] bytes = new byte[64];
        int count = cables.get(path).device().read(bytes, Duration.ofSeconds(30));
        return new String(bytes, 0, count, StandardCharsets.UTF_8);
    }

    private void says(String path, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        cables.get(path).device().write(bytes, 0, bytes.length);
    }

    @Test
    void firstLineOpensThePortAndWhatComesIsShown() throws Exception {
        await(() -> model.portProperty().get() != null);
        model.endProperty().set(LineEnd.CRLF);
        model.send("AT");
        await(() -> model.openProperty().get());
        assertEquals("AT\r\n", heard("/dev/ttyA"));
        says("/dev/ttyA", "\r\nOK\r\n");
        await(() -> lines().contains("< OK"));
        assertEquals(List.of("+ 115200", "> AT", "< OK"), lines());
        model.send("ATI");
        assertEquals("ATI\r\n", heard("/dev/ttyA"));
        assertEquals(List.of("ATI", "AT"), model.typed());
        assertTrue(model.text().matches("(?s)\\d{4}-.*Z \\+ /dev/ttyA 115200\n.*Z > AT\n.*Z < OK\n.*"), model.text());
    }

    @Test
    void eachPortHasItsLines() throws Exception {
        await(() -> model.portProperty().get() != null);
        model.send("one");
        await(() -> model.openProperty().get());
        model.portProperty().set(SECOND);
        assertFalse(model.openProperty().get());
        assertEquals(List.of(), lines());
        model.send("two");
        await(() -> model.openProperty().get() && lines().contains("> two"));
        model.portProperty().set(FIRST);
        await(() -> lines().contains("- "));
        assertTrue(lines().contains("> one") && !lines().contains("> two"), lines().toString());
    }

    /** Who pulls one device out and plugs another in has that before him; what the first one said is still there. */
    @Test
    void portThatIsGoneIsLeftForTheNextThatIsPluggedIn() throws Exception {
        PortInfo third = PortInfo.named("/dev/ttyC");
        await(() -> model.portProperty().get() != null);
        model.send("one");
        await(() -> lines().contains("> one"));
        plugs.accept(List.of(SECOND));
        cables.get("/dev/ttyA").device().close();
        await(() -> model.goneProperty().get() && lines().contains("! "));
        assertEquals(FIRST, model.portProperty().get(), "it is read while nothing is plugged in");
        assertEquals(List.of(SECOND, FIRST), model.attached());
        model.send("two");
        assertFalse(lines().contains("> two"));
        plugs.accept(List.of(SECOND, third));
        await(() -> third.equals(model.portProperty().get()));
        assertFalse(model.goneProperty().get());
        assertNull(model.failureProperty().get());
        model.portProperty().set(FIRST);
        assertTrue(model.goneProperty().get() && lines().contains("> one"), lines().toString());
        plugs.accept(List.of(FIRST, SECOND, third));
        await(() -> !model.goneProperty().get());
        assertEquals(FIRST, model.portProperty().get());
    }

    private static PortInfo modem(String path, String serial) {
        return new PortInfo(path, "modem", Optional.of(0x2c7c), Optional.of(0x0296), Optional.of(serial));
    }

    /** Hubs and drivers name a device anew. */
    @Test
    void deviceThatIsBackUnderAnotherPathIsFollowed() throws Exception {
        PortInfo before = modem("/dev/ttyUSB0", "4711");
        await(() -> model.portProperty().get() != null);
        plugs.accept(List.of(FIRST, before));
        model.portProperty().set(before);
        plugs.accept(List.of(FIRST));
        await(() -> FIRST.equals(model.portProperty().get()));
        plugs.accept(List.of(FIRST, before));
        await(() -> model.attached().contains(before));
        model.portProperty().set(before);
        PortInfo after = modem("/dev/ttyUSB1", "4711");
        plugs.accept(List.of(modem("/dev/ttyUSB0", "4712"), FIRST, after));
        await(() -> !before.equals(model.portProperty().get()));
        assertEquals(after, model.portProperty().get());
    }

    @Test
    void duringAHandoverNothingIsTyped() throws Exception {
        await(() -> model.portProperty().get() != null);
        model.send("AT");
        await(() -> model.openProperty().get());
        running.set(true);
        assertFalse(model.openProperty().get());
        assertTrue(model.takenProperty().get());
        model.send("AT");
        model.listen();
        try (SerialLink link = ports.open("/dev/ttyA", LineSettings.USUAL)) {
            byte[] bytes = "hello\r".getBytes(StandardCharsets.UTF_8);
            link.write(bytes, 0, bytes.length);
            says("/dev/ttyA", "there\r");
            link.read(new byte[64], Duration.ofSeconds(10));
            await(() -> lines().contains("> hello") && lines().contains("< there"));
        }
        running.set(false);
        assertNull(model.failureProperty().get());
        model.send("AT");
        await(() -> model.openProperty().get());
    }

    @Test
    void handoverThatTakesThePortIsNoFailureOfTheTerminal() throws Exception {
        await(() -> model.portProperty().get() != null);
        model.listen();
        await(() -> model.openProperty().get());
        try (SerialLink _ = ports.open("/dev/ttyA", LineSettings.USUAL)) {
            await(() -> !model.openProperty().get());
            assertNull(model.failureProperty().get());
        }
    }

    @Test
    void portThatIsBusyOrVanishesIsNamed() throws Exception {
        await(() -> model.portProperty().get() != null);
        busy = true;
        model.listen();
        await(() -> model.failureProperty().get() != null);
        assertEquals("port-busy", model.failureProperty().get().id());
        busy = false;
        model.listen();
        await(() -> model.openProperty().get());
        assertNull(model.failureProperty().get());
        cables.get("/dev/ttyA").device().close();
        await(() -> model.failureProperty().get() != null);
        assertEquals("port-gone", model.failureProperty().get().id());
        assertFalse(model.openProperty().get());
        await(() -> lines().contains("! "));
    }
}
