package dev.claimport.practice.device.smp;

import java.util.Arrays;
import java.util.function.ObjIntConsumer;

/**
 * The lines of a serial port as Zephyr 4.4 looks for frames in them ({@code uart_mcumgr.c}): a frame fills a line from its start, so one
 * that lost its line feed takes the next with it, and whatever else stands in a line makes it none.
 */
final class ZephyrLines {

    /** CONFIG_UART_MCUMGR_RX_BUF_SIZE. */
    private static final int LONGEST = 128;

    private final byte[] line = new byte[LONGEST];
    private int length;

    /** @param frames told of each line that is one frame and nothing else, with its end */
    void accept(byte[] bytes, int count, ObjIntConsumer<byte[]> frames) {
        for (int i = 0; i < count; i++) {
            if (length < LONGEST) {
                line[length] = bytes[i];
            }
            length++;
            if (bytes[i] == '\n') {
                if (length <= LONGEST && isFrame()) {
                    frames.accept(line, length);
                }
                length = 0;
                Arrays.fill(line, (byte) 0);
            }
        }
    }

    private boolean isFrame() {
        int marker = (line[0] & 0xff) << 8 | line[1] & 0xff;
        if (marker != 0x0609 && marker != 0x0414) {
            return false;
        }
        for (int i = 2; i < length - 1; i++) {
            if (line[i] < '+' || line[i] > 'z') {
                return false;
            }
        }
        return true;
    }
}
