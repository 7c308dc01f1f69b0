package dev.claimport.device;

import dev.claimport.serial.SerialLink;
import dev.claimport.testing.ManualTime;
import java.time.Duration;

/** A line on which whatever was sent is answered by the next piece of some bytes, which a byte of 255 ends; then there is silence. In virtual time. */
final class FuzzedLink implements SerialLink {

    private static final byte TURN = (byte) 0xff;

    private final byte[] answers;
    private final ManualTime time;
    private int at;
    private int told;
    private boolean asked;

    FuzzedLink(byte[] answers, ManualTime time) {
        this.answers = answers;
        this.time = time;
    }

    @Override
    public String path() {
        return "fuzzed";
    }

    @Override
    public int read(byte[] into, Duration timeout) {
        if (asked) {
            asked = false;
            at = Math.min(told < answers.length && told > 0 ? told + 1 : told, answers.length);
            told = at;
            while (told < answers.length && answers[told] != TURN) {
                told++;
            }
        }
        int count = Math.min(into.length, told - at);
        if (count == 0) {
            time.advance(timeout);
            return 0;
        }
        System.arraycopy(answers, at, into, 0, count);
        at += count;
        // As fast as the line.
        time.advance(Duration.ofNanos(86_805L * count));
        return count;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        asked = true;
    }

    @Override
    public void close() { }
}
