package dev.claimport.firmware;

import dev.claimport.testing.TestBundles;
import dev.claimport.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.Parameter;

/** The same questions, over a real port, to the simulator in Java and to the library in C, whose registration says what the test says. */
@Timeout(240)
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
        line = new Conversation(device.port());
        open.add(line);
    }

    /** It starts to register once its answer is out, and before it answers anything else. */
    Map<Object, Object> handOver(Transfer transfer) {
        Map<Object, Object> answer = transfer.handOver(line);
        line.state();
        return answer;
    }

    static Map<String, Object> error(long code) {
        return Map.of("err", Map.of("group", 3098L, "rc", code));
    }
}
