package dev.claimport.handover;

import dev.claimport.device.smp.SmpFrames;
import dev.claimport.failure.LinkFailure;
import dev.claimport.practice.device.smp.SmpFirmware;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.VirtualLine;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One port with a virtual device on it, in injected time, on which one fault happens: at a request of a step, counted from 0. */
final class FaultyPort implements SerialPorts {

    private static final Duration OUT = Duration.ofSeconds(1);
    private static final Duration LATE = Duration.ofSeconds(3);

    private final SmpFirmware device;
    private final ManualTime time;
    private final Optional<Fault> fault;
    private final Step faultyStep;
    private final int position;
    private final Runnable beforeEachRequest;
    /** Requests of each step. */
    private final Map<Step, Integer> requests = new EnumMap<>(Step.class);
    private String path = "/dev/ttyFAULT0";
    private Instant backAt = Instant.MIN;
    private Step step = Step.TEMPLATE;
    private boolean happened;
    private Instant happenedAt = Instant.MIN;
    private boolean hangs;
    private int open;
    private Instant closedAt = Instant.MIN;

    FaultyPort(SmpFirmware device, ManualTime time, Optional<Fault> fault, Step faultyStep, int position, Runnable beforeEachRequest) {
        this.device = device;
        this.time = time;
        this.fault = fault;
        this.faultyStep = faultyStep;
        this.position = position;
        this.beforeEachRequest = beforeEachRequest;
    }

    void entered(Step started) {
        step = started;
    }

    int requests(Step of) {
        return requests.getOrDefault(of, 0);
    }

    boolean happened() {
        return happened;
    }

    Instant happenedAt() {
        return happenedAt;
    }

    int open() {
        return open;
    }

    Instant closedAt() {
        return closedAt;
    }

    @Override
    public List<PortInfo> list() {
        return isOut() ? List.of() : List.of(new PortInfo(path, "faulty", Optional.of(1), Optional.of(2), Optional.of("USB-1")));
    }

    private boolean isOut() {
        return time.instant().isBefore(backAt);
    }

    @Override
    public SerialLink open(String wanted, LineSettings line) {
        if (isOut() || !wanted.equals(path)) {
            throw new LinkFailure(LinkFailure.Kind.PORT_NOT_FOUND, Map.of("port", wanted)).exception();
        }
        if (open > 0) {
            throw new LinkFailure(LinkFailure.Kind.PORT_BUSY, Map.of("port", wanted)).exception();
        }
        open++;
        return new Link(wanted);
    }

    private final class Link implements SerialLink {

        private final String path;
        private final VirtualLine line = new VirtualLine(device, time);
        private byte[] again = {};
        private Instant silentUntil = Instant.MIN;
        private boolean shortReads;
        private boolean gone;
        private boolean closed;

        Link(String path) {
            this.path = path;
        }

        @Override
        public String path() {
            return path;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            refuseGone();
            byte[] sent = Arrays.copyOfRange(bytes, offset, offset + length);
            if (startsRequest(sent)) {
                beforeEachRequest.run();
                int number = requests.merge(step, 1, Integer::sum) - 1;
                if (fault.isPresent() && !happened && step == faultyStep && number == position) {
                    happened = true;
                    happenedAt = time.instant();
                    happen(fault.get(), sent);
                    return;
                }
            }
            forward(sent);
        }

        private void forward(byte[] bytes) {
            if (!hangs && bytes.length > 0) {
                line.write(bytes, 0, bytes.length);
            }
        }

        private void happen(Fault what, byte[] sent) {
            switch (what) {
                case DROP -> { }
                case DROP_ANSWER -> answerTo(sent);
                case DUPLICATE -> {
                    forward(sent);
                    forward(sent);
                }
                case DUPLICATE_ANSWER -> {
                    byte[] answer = answerTo(sent);
                    again = Arrays.copyOf(answer, 2 * answer.length);
                    System.arraycopy(answer, 0, again, answer.length, answer.length);
                }
                case DELAY -> {
                    forward(sent);
                    silentUntil = time.instant().plus(LATE);
                }
                case CORRUPT -> forward(withBitTurned(sent));
                case CORRUPT_ANSWER -> again = withBitTurned(answerTo(sent));
                case SHORT_READ -> {
                    shortReads = true;
                    forward(sent);
                }
                case PARTIAL_WRITE -> forward(Arrays.copyOf(sent, sent.length / 2));
                case UNPLUG, REAPPEAR -> {
                    forward(Arrays.copyOf(sent, sent.length / 2));
                    unplug(OUT, what == Fault.REAPPEAR);
                }
                case UNPLUG_AFTER, REAPPEAR_AFTER -> {
                    answerTo(sent);
                    unplug(OUT, what == Fault.REAPPEAR_AFTER);
                }
                case GONE -> unplug(Duration.ofDays(1), false);
                case HANG -> hangs = true;
                case RESET -> {
                    device.restart();
                    forward(sent);
                }
                case RESET_AFTER -> {
                    answerTo(sent);
                    device.restart();
                }
            }
        }

        /** Has the device do what it is asked to, and takes its answer from the line. */
        private byte[] answerTo(byte[] sent) {
            forward(sent);
            var answer = new ByteArrayOutputStream();
            byte[] buffer = new byte[512];
            for (int count = line.read(buffer, Duration.ofMillis(5)); count > 0; count = line.read(buffer, Duration.ofMillis(5))) {
                answer.write(buffer, 0, count);
            }
            return answer.toByteArray();
        }

        private static byte[] withBitTurned(byte[] bytes) {
            byte[] turned = bytes.clone();
            turned[turned.length / 2] ^= 4;
            return turned;
        }

        private void unplug(Duration how, boolean elsewhere) {
            gone = true;
            backAt = time.instant().plus(how);
            if (elsewhere) {
                FaultyPort.this.path = "/dev/ttyFAULT7";
            }
            refuseGone();
        }

        private void refuseGone() {
            if (gone || closed) {
                throw new LinkFailure(LinkFailure.Kind.PORT_GONE, Map.of("port", path)).exception();
            }
        }

        @Override
        public int read(byte[] into, Duration timeout) {
            refuseGone();
            Duration silent = Duration.between(time.instant(), silentUntil);
            if (hangs || silent.compareTo(timeout) >= 0) {
                time.advance(timeout);
                return 0;
            }
            if (silent.isPositive()) {
                time.advance(silent);
            }
            byte[] room = shortReads ? new byte[1] : into;
            int count;
            if (again.length > 0) {
                count = Math.min(room.length, again.length);
                System.arraycopy(again, 0, room, 0, count);
                again = Arrays.copyOfRange(again, count, again.length);
            } else {
                count = line.read(room, timeout);
            }
            System.arraycopy(room, 0, into, 0, count);
            return count;
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                open--;
                closedAt = time.instant();
            }
        }
    }

    /** Also true for the frames of a paced request, but only for the first of each. */
    private static boolean startsRequest(byte[] bytes) {
        return bytes.length > 2 && bytes[0] == 0x06 && bytes[1] == 0x09 && bytes.length <= SmpFrames.sizeOnWire(16 * 1024);
    }
}
