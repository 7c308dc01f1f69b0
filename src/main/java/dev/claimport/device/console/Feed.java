package dev.claimport.device.console;

import dev.claimport.device.DeviceWait;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Lines for a file, one after another: each when the second shell has said that it reads. */
final class Feed {

    /** So often it is asked for a word, by an empty line. */
    private static final int WORDS = 5;

    private final Terminal terminal;
    private final SecondShell second;
    private int taken;
    private boolean reads;

    Feed(Terminal terminal, SecondShell second) {
        this.terminal = terminal;
        this.second = second;
    }

    /**
     * Waits until it reads.
     *
     * @param ending of the command that is to read
     * @return what it ended with, where it has not come to that
     */
    Optional<Terminal.Heard> begin(Pattern ending) {
        Pattern either = Pattern.compile(second.taken().pattern() + "|" + ending.pattern());
        for (int i = 0; i < WORDS; i++) {
            Optional<Terminal.Heard> heard = second.hear(either, DeviceWait.LINE.limit());
            if (heard.isPresent()) {
                String said = heard.get().line().group();
                reads = second.taken().matcher(said).matches();
                return ending.matcher(said).results().findFirst().map(line -> new Terminal.Heard(line, heard.get().before()));
            }
            terminal.type("\n");
        }
        return Optional.empty();
    }

    /** Whether all that was sent until now was taken, and more would be. */
    boolean reads() {
        return reads;
    }

    /** Nothing more once something is missing. @param line with its end, in a direct buffer */
    void send(ByteBuffer line) {
        if (reads) {
            int length = line.remaining() - 1;
            terminal.typeSecret(line.duplicate());
            reads = isTaken(line, length);
        }
    }

    private boolean isTaken(ByteBuffer line, int length) {
        boolean asked = false;
        for (int i = 0; i < WORDS; i++) {
            Optional<MatchResult> word = second.hear(second.taken(), DeviceWait.LINE.limit()).map(Terminal.Heard::line);
            if (word.isEmpty()) {
                asked = true;
                terminal.type("\n");
            } else if (Integer.parseInt(word.get().group(1)) == taken + 1) {
                taken++;
                return Integer.parseInt(word.get().group(2)) == length;
            } else if (asked && Integer.parseInt(word.get().group(1)) == taken) {
                // It was lost.
                asked = false;
                terminal.typeSecret(line.duplicate());
            }
        }
        return false;
    }
}
