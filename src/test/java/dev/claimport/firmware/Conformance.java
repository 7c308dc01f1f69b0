package dev.claimport.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.device.smp.SmpHeader.Op;
import dev.claimport.testing.TestBundles;
import dev.claimport.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.Parameter;

/**
 * What every device has to do that serves the hand-over group: the same questions, over a real port, to the simulator in Java
 * and to the library in C.
 */
@Timeout(120)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no pseudo-terminals")
abstract class Conformance {

    static final String CERTIFICATE = "c0ffee".repeat(10) + "cafe";
    static final byte[] BUNDLE = TestBundles.bytes(new TestBundles(TimeSource.system()).encoded());
    static final Map<String, Long> DONE = Map.of();

    /** Who serves the group. */
    enum Kind {
        /** The device in Java that practice mode plugs in. */
        SIMULATOR,
        /** The library in C, in the Linux reference device. */
        FIRMWARE
    }

    @Parameter
    Kind kind;
    DeviceUnderTest device;
    Conversation line;
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void unplug() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    void plugIn(DeviceSettings settings) {
        device = switch (kind) {
            case SIMULATOR -> new SimulatorUnderTest(settings);
            case FIRMWARE -> new FirmwareUnderTest(settings);
        };
        open.add(device);
        reconnect();
    }

    /** It starts to register once its answer is out, and before it answers anything else. */
    Map<Object, Object> handOver(Transfer transfer) {
        Map<Object, Object> answer = transfer.handOver(line);
        line.state();
        return answer;
    }

    private void reconnect() {
        line = new Conversation(device.port());
        open.add(line);
    }

    void reconnectQuietly() {
        line.close();
        reconnect();
        say("\n");
    }

    byte[] echo(String text) {
        return line.lines(Op.WRITE, 1, 0, 0, Conversation.cbor(out -> out.map(1).text("d").text(text)));
    }

    void assertEcho(String text) {
        assertEquals(Map.of("r", text), line.answer(Op.WRITE, 1, 0, 0));
    }

    void say(Object... parts) {
        for (Object part : parts) {
            line.say(part instanceof byte[] bytes ? bytes : ((String) part).getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    static Map<String, Object> error(long code) {
        return Map.of("err", Map.of("group", 3098L, "rc", code));
    }

    static Map<String, Object> errorAt(long offset) {
        return Map.of("err", Map.of("group", 3098L, "rc", 3L), "off", offset);
    }
}
