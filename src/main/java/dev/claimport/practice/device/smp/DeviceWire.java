package dev.claimport.practice.device.smp;

import dev.claimport.device.smp.SmpFrames;
import dev.claimport.device.smp.SmpMessage;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.serial.SerialLink;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How a device's answers get onto the line, and what else does. */
final class DeviceWire {

    private static final byte[] PROMPT = "\u001b[1;32muart:~$ \u001b[m".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LOG = "\r\n\u001b[0m[00:00:07.312,000] <inf> net: lease renewed\u001b[0m\r\n".getBytes(StandardCharsets.US_ASCII);
    /** What 115200 baud looks like at another rate. */
    private static final byte[] GARBAGE = {
        (byte) 0xf8, 0x06, (byte) 0x80, (byte) 0xfe, 0x0a, 0x00, (byte) 0xe6, 0x1c, (byte) 0x9f, 0x04, (byte) 0xc0, 0x0a, 0x78, (byte) 0xff, 0x0d
    };

    private final SerialLink link;
    private final boolean silent;
    private final boolean garbage;
    private final boolean noisy;
    private boolean pulled;

    DeviceWire(SerialLink link, VirtualDeviceOptions options) {
        this.link = link;
        this.silent = options.misbehaviour(DeviceFault.Silent.class).isPresent();
        this.garbage = options.misbehaviour(DeviceFault.Garbage.class).isPresent();
        this.noisy = options.misbehaviour(DeviceFault.Noisy.class).isPresent();
    }

    void send(SmpMessage answer) {
        if (silent) {
            return;
        }
        if (garbage) {
            link.write(GARBAGE, 0, GARBAGE.length);
            return;
        }
        byte[] lines = SmpFrames.encode(answer.bytes());
        if (noisy) {
            sendAmongNoise(lines);
        } else {
            link.write(lines, 0, lines.length);
        }
        Arrays.fill(lines, (byte) 0);
    }

    /** A prompt in front of every frame, on its line, and a log line after it. */
    private void sendAmongNoise(byte[] lines) {
        int from = 0;
        for (int i = 0; i < lines.length; i++) {
            if (lines[i] == '\n') {
                link.write(PROMPT, 0, PROMPT.length);
                link.write(lines, from, i + 1 - from);
                link.write(LOG, 0, LOG.length);
                from = i + 1;
            }
        }
    }

    void pull() {
        pulled = true;
        link.close();
    }

    boolean isPulled() {
        return pulled;
    }
}
