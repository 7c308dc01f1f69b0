package dev.claimport.desktop.common;

import dev.claimport.bench.Phase;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a verdict sounds like, without looking: rising is good, falling and low is bad, level is something to look at. Synthesised. */
enum Tone {
    PASSED(880, 1320),
    FAILED(330, 220),
    LOOK(587, 587);

    /** Samples a second. */
    private static final int RATE = 22_050;
    private static final int SAMPLES = RATE * 14 / 100;
    /** So many samples a tone takes to begin and to end: without that it clicks. */
    private static final int EDGE = RATE / 100;
    private static final double LOUDNESS = 0.4;
    private static final int HEADER = 44;

    private final int[] hertz;

    Tone(int... hertz) {
        this.hertz = hertz;
    }

    /** Empty for what has no verdict. */
    static Optional<Tone> of(Phase phase) {
        return switch (phase) {
            case CONFIRMED, DELIVERED -> Optional.of(PASSED);
            case FAILED -> Optional.of(FAILED);
            case UNPROVEN, ABORTED -> Optional.of(LOOK);
            case READY, RUNNING, CANCELLING -> Optional.empty();
        };
    }

    /** As a file of RIFF WAVE: PCM, 16 bits, one channel. */
    byte[] wave() {
        int bytes = hertz.length * SAMPLES * 2;
        ByteBuffer wave = ByteBuffer.allocate(HEADER + bytes).order(ByteOrder.LITTLE_ENDIAN);
        wave.put(ascii("RIFF")).putInt(HEADER - 8 + bytes).put(ascii("WAVE")).put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1)
                .putInt(RATE).putInt(RATE * 2).putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(bytes);
        for (int tone : hertz) {
            for (int sample = 0; sample < SAMPLES; sample++) {
                double edge = Math.min(1, Math.min(sample, SAMPLES - 1 - sample) / (double) EDGE);
                wave.putShort((short) (Short.MAX_VALUE * LOUDNESS * edge * Math.sin(2 * Math.PI * tone * sample / RATE)));
            }
        }
        return wave.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
