package dev.claimport.testing;

import dev.claimport.failure.LinkFailure;
import dev.claimport.practice.device.PracticeFirmware;
import dev.claimport.serial.SerialLink;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * A serial line to a virtual device in virtual time, on the caller's thread: waiting costs nothing, and everything that
 * happens follows from the seed.
 */
public final class VirtualLine implements SerialLink {

    /** What happens to a line of text on its way, in either direction, each with a chance from 0 to 1. */
    public record Trouble(double lost, double cut, double corrupted, double doubled, double late) {

        public static final Trouble NONE = new Trouble(0, 0, 0, 0, 0);
    }

    private record Arrival(Instant at, long order, byte[] bytes) {}

    private final PracticeFirmware device;
    private final ManualTime time;
    private final Trouble trouble;
    private final Random random;
    /** What the device reads at once: all that was written at one instant. */
    private final SequencedMap<Instant, ByteArrayOutputStream> toDevice = new LinkedHashMap<>();
    private final PriorityQueue<Arrival> toHost = new PriorityQueue<>(Comparator.comparing(Arrival::at).thenComparing(Arrival::order));
    private final List<byte[]> written = new ArrayList<>();
    private final List<ByteBuffer> lent = new ArrayList<>();
    private byte[] rest = new byte[0];
    private long order;
    private long bytesWritten;
    private boolean gone;
    /** For a byte; zero on a line that takes no time. */
    private Duration perByte = Duration.ZERO;
    /** When the last byte for the host is through, where bytes take time. */
    private Instant through = Instant.MIN;
    private int deviceBuffer = Integer.MAX_VALUE;
    /** When the device has waited for something for as long as it meant to. */
    private Optional<Instant> wakes = Optional.empty();

    public VirtualLine(PracticeFirmware device, ManualTime time) {
        this(device, time, Trouble.NONE, 0);
    }

    public VirtualLine(PracticeFirmware device, ManualTime time, Trouble trouble, long seed) {
        this.device = device;
        this.time = time;
        this.trouble = trouble;
        this.random = new Random(seed);
    }

    /** From here on bytes take their time in both directions, and the device reads at most so many of them at once. */
    public VirtualLine paced(int baud, int buffer) {
        perByte = Duration.ofNanos(10_000_000_000L / baud);
        deviceBuffer = buffer;
        return this;
    }

    /** Everything that was passed to {@link #write}, one by one. */
    public List<byte[]> written() {
        return written;
    }

    /** The very buffers that were lent to {@link #write}: to be found off the heap, and zeroed and given back since. */
    public List<ByteBuffer> lent() {
        return lent;
    }

    public long bytesWritten() {
        return bytesWritten;
    }

    /** Puts bytes of the host's onto the line as they are. */
    public void say(byte[] bytes) {
        toHost.add(new Arrival(time.instant(), order++, bytes));
    }

    @Override
    public String path() {
        return "virtual";
    }

    @Override
    public void write(ByteBuffer bytes) {
        lent.add(bytes.duplicate());
        SerialLink.super.write(bytes);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        refuseGone();
        written.add(Arrays.copyOfRange(bytes, offset, offset + length));
        bytesWritten += length;
        time.advance(perByte.multipliedBy(length));
        trouble(Arrays.copyOfRange(bytes, offset, offset + length)).forEach(line ->
                toDevice.computeIfAbsent(time.instant(), _ -> new ByteArrayOutputStream()).writeBytes(line));
    }

    @Override
    public int read(byte[] into, Duration timeout) {
        if (!toDevice.isEmpty()) {
            Deque<byte[]> reads = toDevice.values().stream().map(ByteArrayOutputStream::toByteArray).collect(Collectors.toCollection(ArrayDeque::new));
            toDevice.clear();
            gone |= device.serve(new DeviceEnd(reads, false));
        }
        if (rest.length == 0) {
            Instant deadline = time.instant().plus(timeout);
            wakeDevice(deadline);
            Arrival next = toHost.peek();
            if (next == null || next.at().isAfter(deadline)) {
                refuseGone();
                time.set(deadline);
                return 0;
            }
            toHost.poll();
            if (next.at().isAfter(time.instant())) {
                time.set(next.at());
            }
            rest = next.bytes();
        }
        int count = Math.min(into.length, rest.length);
        System.arraycopy(rest, 0, into, 0, count);
        rest = Arrays.copyOfRange(rest, count, rest.length);
        return count;
    }

    /** While nothing comes for the host, it may be the device's turn: nothing has come for it either. */
    private void wakeDevice(Instant deadline) {
        while (!gone && wakes.isPresent() && !wakes.get().isAfter(deadline) && (toHost.isEmpty() || toHost.peek().at().isAfter(wakes.get()))) {
            time.set(wakes.get());
            wakes = Optional.empty();
            gone |= device.serve(new DeviceEnd(new ArrayDeque<>(), true));
        }
    }

    @Override
    public void close() {
        gone = true;
    }

    private void refuseGone() {
        if (gone) {
            throw new LinkFailure(LinkFailure.Kind.PORT_GONE, Map.of("port", path())).exception();
        }
    }

    private List<byte[]> trouble(byte[] bytes) {
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' || i == bytes.length - 1) {
                byte[] line = Arrays.copyOfRange(bytes, from, i + 1);
                from = i + 1;
                if (random.nextDouble() < trouble.lost()) {
                    continue;
                }
                if (random.nextDouble() < trouble.cut()) {
                    line = Arrays.copyOf(line, random.nextInt(line.length) + 1);
                }
                if (random.nextDouble() < trouble.corrupted()) {
                    line[random.nextInt(line.length)] ^= (byte) (1 << random.nextInt(8));
                }
                lines.add(line);
                if (random.nextDouble() < trouble.doubled()) {
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    /** Gives the device what was sent, takes its answers, and then looks as if it was pulled out. */
    private final class DeviceEnd implements SerialLink {

        private final Deque<byte[]> reads;
        private boolean wakes;

        DeviceEnd(Deque<byte[]> reads, boolean wakes) {
            this.reads = reads;
            this.wakes = wakes;
        }

        @Override
        public String path() {
            return VirtualLine.this.path();
        }

        @Override
        public int read(byte[] into, Duration timeout) {
            byte[] bytes = reads.poll();
            if (bytes == null && wakes) {
                wakes = false;
                return 0;
            }
            if (bytes == null) {
                VirtualLine.this.wakes = Optional.of(time.instant().plus(timeout));
                throw new LinkFailure(LinkFailure.Kind.PORT_GONE, Map.of("port", path())).exception();
            }
            int count = Math.min(Math.min(into.length, deviceBuffer), bytes.length);
            System.arraycopy(bytes, 0, into, 0, count);
            if (count < bytes.length) {
                reads.addFirst(Arrays.copyOfRange(bytes, count, bytes.length));
            }
            return count;
        }

        @Override
        public void write(byte[] sent, int offset, int length) {
            Duration delay = random.nextDouble() < trouble.late() ? Duration.ofMillis(random.nextInt(6000)) : Duration.ofMillis(2);
            for (byte[] line : trouble(Arrays.copyOfRange(sent, offset, offset + length))) {
                toHost.add(new Arrival(arrival(time.instant().plus(delay), line.length), order++, line));
            }
        }

        /** Where bytes take time, none overtakes another. */
        private Instant arrival(Instant begun, int length) {
            if (perByte.isZero()) {
                return begun;
            }
            through = (through.isAfter(begun) ? through : begun).plus(perByte.multipliedBy(length));
            return through;
        }

        @Override
        public void close() {
            reads.clear();
        }
    }
}
