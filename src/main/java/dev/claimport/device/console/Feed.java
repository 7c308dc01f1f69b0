package dev.claimport.device.console;

import dev.claimport.device.DeviceWait;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Lines for a file, one after another: each when the second shell has said that it reads. It says so for each line that it reads, in their order, and
 * for each question, which is an empty line. What it says late to a question about an earlier line tells nothing of this one: whoever took it for an answer
 * would send a line twice that a slow gateway has not come to yet.
 */
final class Feed {

    /** It is asked for a word by an empty line, after a wait that is twice as long for each question to which nothing was said; by so many at once. */
    private static final int QUESTIONS = 3;
    /** Who says more than that of one line, says anything. */
    private static final int MOST_WORDS = 64;

    private final Terminal terminal;
    private final SecondShell second;
    private int taken;
    private boolean reads;
    /** To so many questions it has not said anything yet. */
    private int open;

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
        do {
            Optional<Terminal.Heard> heard = hear(either);
            if (heard.isPresent()) {
                String said = heard.get().line().group();
                reads = second.taken().matcher(said).matches();
                return ending.matcher(said).results().findFirst().map(line -> new Terminal.Heard(line, heard.get().before()));
            }
        } while (ask());
        return Optional.empty();
    }

    private Optional<Terminal.Heard> hear(Pattern word) {
        return second.hear(word, DeviceWait.LINE.limit().multipliedBy(1L << open));
    }

    /** @return whether it has not been asked too often */
    private boolean ask() {
        if (open == QUESTIONS) {
            return false;
        }
        open++;
        terminal.type("\n");
        return true;
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
        int late = open;
        for (int words = 0; words < MOST_WORDS; words++) {
            Optional<MatchResult> word = hear(second.taken()).map(Terminal.Heard::line);
            if (word.isEmpty()) {
                if (!ask()) {
                    return false;
                }
            } else if (Integer.parseInt(word.get().group(1)) == taken + 1) {
                taken++;
                open -= late;
                return Integer.parseInt(word.get().group(2)) == length;
            } else if (late > 0) {
                late--;
                open--;
            } else if (open > 0) {
                // To what was asked after the line it says that it has not got it: it was lost.
                open--;
                late = open;
                terminal.typeSecret(line.duplicate());
            }
        }
        return false;
    }
}
