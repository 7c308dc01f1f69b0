package dev.claimport.handover;

import dev.claimport.claim.SentSecrets;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The ports, on whose links everybody sees how long an answer is waited for, and which are listened to no longer than a step has: whatever
 * a device answers, and however many answers it takes, there is an end. What was sent over one link is known on the next: a device that
 * answers with it after a lost cable has none of it become a text.
 */
record WatchedPorts(SerialPorts ports, Waits waits, SentSecrets secrets) implements SerialPorts {

    @Override
    public List<PortInfo> list() {
        return ports.list();
    }

    @Override
    public List<String> others(String path) {
        return ports.others(path);
    }

    @Override
    public SerialLink open(String path, LineSettings line) {
        return new Link(ports.open(path, line), waits, secrets);
    }

    private record Link(SerialLink link, Waits waits, SentSecrets secrets) implements SerialLink {

        @Override
        public String path() {
            return link.path();
        }

        @Override
        public void expect(Duration atMost) {
            waits.answer(atMost);
        }

        @Override
        public void guard(ByteBuffer secret) {
            link.guard(secret);
        }

        @Override
        public void mask(ByteBuffer text) {
            boolean[] found = secrets.findRuns(text);
            for (int i = 0; i < found.length; i++) {
                if (found[i]) {
                    text.put(text.position() + i, (byte) 0);
                }
            }
        }

        @Override
        public void forget() {
            link.forget();
        }

        @Override
        public int read(byte[] into, Duration timeout) {
            return link.read(into, within(timeout));
        }

        @Override
        public int read(ByteBuffer into, Duration timeout) {
            return link.read(into, within(timeout));
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            link.write(bytes, offset, length);
        }

        @Override
        public void write(ByteBuffer bytes) {
            link.write(bytes);
        }

        @Override
        public void close() {
            link.close();
        }

        private Duration within(Duration timeout) {
            Duration left = waits.left();
            if (!left.isPositive()) {
                throw new DeviceFailure(DeviceFailure.Kind.DEVICE_SILENT, Map.of("port", link.path()), "no answer that ends the step").exception();
            }
            return timeout.compareTo(left) < 0 ? timeout : left;
        }
    }
}
