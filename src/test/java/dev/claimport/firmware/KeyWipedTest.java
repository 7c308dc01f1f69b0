package dev.claimport.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.claimport.device.DeviceState;
import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.testing.TestBundles;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What the reference device keeps of an unsealed bundle in its memory. */
@EnabledOnOs(OS.LINUX)
@Timeout(240)
class KeyWipedTest {

    private static final int PIECE = Long.BYTES;
    private static final byte[] BUNDLE = TestBundles.bytes(new TestBundles(TimeSource.system()).encoded());

    /** The middle of the bundle is the key: certificate before, root CAs after. */
    private final Set<Long> pieces = new HashSet<>();

    KeyWipedTest() {
        for (int at = BUNDLE.length / 3; at + PIECE <= BUNDLE.length / 3 + 1000; at += PIECE) {
            pieces.add(number(BUNDLE, at));
        }
    }

    @Test
    void nothingOfTheBundleIsLeftOnceItIsDoneRefusedOrAborted() throws IOException {
        try (FirmwareUnderTest device = new FirmwareUnderTest(DeviceSettings.usual());
                Conversation line = new Conversation(device.port())) {
            assumeTrue(Files.isReadable(memory(device)) && canRead(device), "memory of other processes is not to be read here");
            Transfer transfer = Transfer.of(BUNDLE);

            transfer.begin(line);
            transfer.putAll(line, 0, 400);
            assertTrue(traces(device) > 100, "what it holds is found");
            line.write(HandoverGroup.ABORT, Conversation.NOTHING);
            assertEquals(0, traces(device), "after an abort");

            transfer.begin(line);
            transfer.putAll(line, 0, 400);
            line.write(HandoverGroup.COMMIT, out -> out.map(1).text("sha").bytes(new byte[32]));
            assertEquals(0, traces(device), "after a refusal");

            transfer.handOver(line);
            line.state();
            device.reach(DeviceState.RECONNECTING, "t", "c");
            device.reach(DeviceState.DONE, "t", "c");
            assertEquals(0, traces(device), "after its registration");
        }
    }

    private static Path memory(FirmwareUnderTest device) {
        return Path.of("/proc/" + device.pid() + "/mem");
    }

    private boolean canRead(FirmwareUnderTest device) {
        try {
            traces(device);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** How many pieces of the key stand anywhere in what the device can write to. */
    private int traces(FirmwareUnderTest device) throws IOException {
        int found = 0;
        List<String> areas = Files.readAllLines(memory(device).resolveSibling("maps"));
        try (var memory = new RandomAccessFile(memory(device).toFile(), "r")) {
            for (String area : areas) {
                String[] words = area.split("[ -]", 4);
                if (words[2].startsWith("rw")) {
                    long from = Long.parseUnsignedLong(words[0], 16);
                    byte[] bytes = new byte[Math.toIntExact(Long.parseUnsignedLong(words[1], 16) - from)];
                    memory.seek(from);
                    memory.readFully(bytes);
                    found += traces(bytes);
                }
            }
        }
        return found;
    }

    private int traces(byte[] bytes) {
        int found = 0;
        for (int at = 0; at + PIECE <= bytes.length; at++) {
            if (pieces.contains(number(bytes, at))) {
                found++;
            }
        }
        return found;
    }

    private static long number(byte[] bytes, int at) {
        long number = 0;
        for (int i = 0; i < PIECE; i++) {
            number = number << 8 | bytes[at + i] & 0xff;
        }
        return number;
    }
}
