package dev.claimport.testing;

import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/**
 * Ports where all that lives in the heap is moved whenever something is said or heard on a line while a secret is guarded, which else happens once
 * in a while. What lay where it was before stays there, for whoever looks into the memory of the process.
 *
 * <p>For the serial collector without buffers of threads ({@link #OPTIONS}): it moves all to the old part, so that the young one is filled from its
 * beginning again. What it has at its beginning is therefore written over, less of it from one time to the next.
 */
public final class MovingPorts implements SerialPorts {

    public static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-Xms160m", "-Xmx160m", "-Xmn96m", "-XX:-UseTLAB");

    private static final int STEP = 1 << 17;
    /** So many steps fit before what is new. */
    private static final int STEPS = 500;

    private final SerialPorts ports;
    private int left = STEPS;
    private boolean guarded;

    public MovingPorts(SerialPorts ports) {
        this.ports = ports;
    }

    /** Has what lives moved, where a secret is guarded. */
    public synchronized void move() {
        if (guarded && left > 0) {
            System.gc();
            left--;
            byte[][] before = new byte[1][];
            for (int i = 0; i < left; i++) {
                before[0] = new byte[STEP];
            }
        }
    }

    /** How often that was. */
    public synchronized int moves() {
        return STEPS - left;
    }

    private synchronized void guard(boolean guard) {
        guarded = guard;
    }

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
        return new Link(ports.open(path, line));
    }

    private final class Link extends PassingLink {

        private final SerialLink link;

        Link(SerialLink link) {
            super(link);
            this.link = link;
        }

        @Override
        public int read(byte[] into, Duration timeout) {
            int count = super.read(into, timeout);
            move(count);
            return count;
        }

        @Override
        public int read(ByteBuffer into, Duration timeout) {
            int count = link.read(into, timeout);
            move(count);
            return count;
        }

        private void move(int count) {
            if (count > 0) {
                MovingPorts.this.move();
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            MovingPorts.this.move();
            super.write(bytes, offset, length);
        }

        @Override
        public void write(ByteBuffer bytes) {
            MovingPorts.this.move();
            link.write(bytes);
        }

        @Override
        public void guard(ByteBuffer secret) {
            MovingPorts.this.guard(true);
        }

        @Override
        public void forget() {
            MovingPorts.this.guard(false);
        }

        @Override
        public boolean reset() {
            return link.reset();
        }
    }
}
