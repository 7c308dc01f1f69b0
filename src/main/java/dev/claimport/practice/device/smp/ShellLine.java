package dev.claimport.practice.device.smp;

import dev.claimport.serial.SerialLink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The receiving end of a serial line that SMP shares with a Zephyr shell ({@code smp_shell_rx_bytes}): of each read, SMP takes frames from
 * the first byte on, and from the first byte that is of none, all the rest of that read is the shell's. The shell echoes, runs each line,
 * and keeps it in its history.
 */
final class ShellLine {

    private static final String PROMPT = "\u001b[1;32muart:~$ \u001b[m";
    private static final int KILL_LINE = 0x15;
    private static final int LONGEST_LINE = 255;

    /** How far the marker of a frame has been seen; it keeps its place from one read to the next. */
    private enum Frame { NONE, FIRST_BEGUN, NEXT_BEGUN, PAYLOAD }

    private final StringBuilder typed = new StringBuilder();
    private final List<String> history = new ArrayList<>();
    private Frame frame = Frame.NONE;

    /** @return how many bytes from the start of a read are SMP's; the rest has gone to the shell */
    int divert(byte[] read, int count, SerialLink link) {
        int taken = 0;
        while (taken < count && isFrames(read[taken])) {
            taken++;
        }
        if (taken < count) {
            type(Arrays.copyOfRange(read, taken, count), link);
        }
        return taken;
    }

    /** Each line that was run. */
    List<String> history() {
        return history;
    }

    private boolean isFrames(byte next) {
        switch (frame) {
            case PAYLOAD -> {
                frame = next == '\n' ? Frame.NONE : Frame.PAYLOAD;
                return true;
            }
            case FIRST_BEGUN, NEXT_BEGUN -> {
                boolean whole = next == (frame == Frame.FIRST_BEGUN ? 0x09 : 0x14);
                frame = whole ? Frame.PAYLOAD : frame;
                return whole;
            }
            case NONE -> {
                frame = next == 0x06 ? Frame.FIRST_BEGUN : next == 0x04 ? Frame.NEXT_BEGUN : Frame.NONE;
                return frame != Frame.NONE;
            }
        }
        throw new IllegalStateException(frame.name());
    }

    private void type(byte[] bytes, SerialLink link) {
        StringBuilder echo = new StringBuilder();
        for (byte each : bytes) {
            if (each == '\r' || each == '\n') {
                run(echo);
            } else if (each == KILL_LINE) {
                typed.setLength(0);
            } else if (each >= 0x20 && each < 0x7f && typed.length() < LONGEST_LINE) {
                typed.append((char) each);
                echo.append((char) each);
            }
        }
        byte[] said = echo.toString().getBytes(StandardCharsets.US_ASCII);
        link.write(said, 0, said.length);
    }

    private void run(StringBuilder echo) {
        if (!typed.isEmpty()) {
            history.add(typed.toString());
            echo.append("\r\n").append(typed).append(": command not found");
            typed.setLength(0);
        }
        echo.append("\r\n").append(PROMPT);
    }
}
