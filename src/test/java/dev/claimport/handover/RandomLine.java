package dev.claimport.handover;

import dev.claimport.serial.SerialLink;
import dev.claimport.testing.ManualTime;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;

/**
 * A serial line to which things happen, in both directions: bytes are turned, lost, doubled, swapped, put in, cut off and late, and come a
 * few at a time. What happens follows from the seed.
 */
final class RandomLine implements SerialLink {

    private static final int LATEST = 4_000;

    private final SerialLink line;
    private final ManualTime time;
    private final Random random;
    private final double often;
    private byte[] held = {};
    private Instant heldUntil = Instant.MIN;

    /** @param often how likely something happens to what is written or read at once, from 0 to 1 */
    RandomLine(SerialLink line, ManualTime time, Random random, double often) {
        this.line = line;
        this.time = time;
        this.random = random;
        this.often = often;
    }

    @Override
    public String path() {
        return line.path();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        byte[] sent = mangled(Arrays.copyOfRange(bytes, offset, offset + length));
        if (sent.length > 0) {
            line.write(sent, 0, sent.length);
        }
    }

    @Override
    public int read(byte[] into, Duration timeout) {
        if (held.length == 0) {
            byte[] buffer = new byte[into.length];
            int count = line.read(buffer, timeout);
            if (count == 0) {
                return 0;
            }
            held = mangled(Arrays.copyOf(buffer, count));
            heldUntil = random.nextDouble() < often ? time.instant().plusMillis(random.nextInt(LATEST)) : time.instant();
        }
        Duration late = Duration.between(time.instant(), heldUntil);
        if (late.compareTo(timeout) > 0) {
            time.advance(timeout);
            return 0;
        }
        time.advance(late.isNegative() ? Duration.ZERO : late);
        int count = Math.min(held.length, random.nextDouble() < often ? 1 + random.nextInt(into.length) : into.length);
        System.arraycopy(held, 0, into, 0, count);
        held = Arrays.copyOfRange(held, count, held.length);
        return count;
    }

    private byte[] mangled(byte[] bytes) {
        byte[] changed = bytes;
        while (random.nextDouble() < often) {
            changed = once(changed);
        }
        return changed;
    }

    private byte[] once(byte[] bytes) {
        if (bytes.length == 0) {
            return bytes;
        }
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(8));
        byte[] some = new byte[1 + random.nextInt(40)];
        random.nextBytes(some);
        return switch (random.nextInt(9)) {
            case 0 -> turned(bytes, from);
            case 1 -> joined(bytes, 0, from, new byte[0], to);
            case 2 -> joined(bytes, 0, to, new byte[0], from);
            case 3 -> joined(bytes, 0, from, some, from);
            case 4 -> joined(bytes, 0, from, some, Math.min(bytes.length, from + some.length));
            case 5 -> Arrays.copyOf(bytes, from);
            case 6 -> Arrays.copyOfRange(bytes, from, bytes.length);
            case 7 -> new byte[0];
            default -> joined(bytes, 0, bytes.length, new byte[0], 0);
        };
    }

    private byte[] turned(byte[] bytes, int at) {
        byte[] turned = bytes.clone();
        turned[at] ^= (byte) (1 << random.nextInt(8));
        return turned;
    }

    /** Some of them up to an end, something else, and then all from another place on. */
    private static byte[] joined(byte[] bytes, int from, int to, byte[] between, int again) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(bytes, from, to - from);
        joined.writeBytes(between);
        joined.write(bytes, again, bytes.length - again);
        return joined.toByteArray();
    }

    @Override
    public void close() {
        line.close();
    }
}
