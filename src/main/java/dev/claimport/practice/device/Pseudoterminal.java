package dev.claimport.practice.device;

import dev.claimport.failure.LinkFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.LocalProblem;
import dev.claimport.serial.Descriptors;
import dev.claimport.serial.SerialLink;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The device's end of a virtual serial cable: a pseudo-terminal of the system (POSIX, {@code posix_openpt}), in raw mode. The
 * other end is the path, which any program can open like a serial port. Reading and writing block their thread: give them a
 * platform thread.
 */
public final class Pseudoterminal implements SerialLink {

    /** How long a call may stay in the system, so that a close does not wait longer. */
    private static final int SLICE_MILLIS = 50;

    private final Posix posix;
    private final int master;
    private final int slave;
    private final String path;
    /** Shared by those who use the descriptors, taken alone to close them: their numbers are given to others at once. */
    private final ReadWriteLock descriptors = new ReentrantReadWriteLock(true);
    private volatile boolean pulled;
    private boolean hasMaster = true;
    private boolean hasSlave = true;

    private Pseudoterminal(Posix posix, int master, int slave, String path) {
        this.posix = posix;
        this.master = master;
        this.slave = slave;
        this.path = path;
    }

    /** Whether this system has them: Linux and macOS. */
    public static boolean supported() {
        return Posix.supported();
    }

    /** @throws dev.claimport.failure.FailureException {@code practice-failed} when the system has none to give */
    public static Pseudoterminal open() {
        Posix posix = Posix.here();
        try (Arena arena = Arena.ofConfined()) {
            int master = checked(posix.posixOpenpt(), "posix_openpt");
            try {
                checked(posix.grantpt(master), "grantpt");
                checked(posix.unlockpt(master), "unlockpt");
                MemorySegment name = arena.allocate(128);
                checked(posix.ptsname(master, name) == 0 ? 0 : -1, "ptsname_r");
                // Held open for as long as the device lives: without any open slave a read of the master fails.
                int slave = checked(posix.open(name), "open");
                try {
                    checked(posix.makeRaw(slave, arena), "tcsetattr");
                    checked(posix.makePrivateAndNonBlocking(master, slave), "fcntl");
                    return new Pseudoterminal(posix, master, slave, name.getString(0));
                } catch (RuntimeException e) {
                    Descriptors.here().close(slave);
                    throw e;
                }
            } catch (RuntimeException e) {
                Descriptors.here().close(master);
                throw e;
            }
        }
    }

    /** What the computer's side opens: {@code /dev/pts/7}. */
    @Override
    public String path() {
        return path;
    }

    @Override
    public int read(byte[] into, Duration timeout) {
        // To poll, less than nothing means for ever.
        long left = Math.max(0, timeout.toMillis());
        while (true) {
            long slice = Math.min(left, SLICE_MILLIS);
            int count = readWithin(into, (int) slice);
            left -= slice;
            if (count > 0 || left <= 0) {
                return count;
            }
            refuseInterrupt();
        }
    }

    private int readWithin(byte[] into, int millis) {
        descriptors.readLock().lock();
        try (Arena arena = Arena.ofConfined()) {
            requireOpen();
            if (!posix.isReady(master, Posix.POLLIN, millis, arena)) {
                return 0;
            }
            MemorySegment buffer = arena.allocate(into.length);
            int count = Descriptors.here().read(master, buffer);
            if (count < 0) {
                throw gone();
            }
            MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, into, 0, count);
            buffer.fill((byte) 0);
            return count;
        } finally {
            descriptors.readLock().unlock();
        }
    }

    /** Waits for as long as nobody reads the other end. */
    @Override
    public void write(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        int done = 0;
        while (done < length) {
            done += writeWithin(bytes, offset + done, length - done);
            refuseInterrupt();
        }
    }

    private int writeWithin(byte[] bytes, int offset, int length) {
        descriptors.readLock().lock();
        try (Arena arena = Arena.ofConfined()) {
            requireOpen();
            if (!posix.isReady(master, Posix.POLLOUT, SLICE_MILLIS, arena)) {
                return 0;
            }
            MemorySegment buffer = arena.allocate(length);
            MemorySegment.copy(bytes, offset, buffer, ValueLayout.JAVA_BYTE, 0, length);
            int count = Descriptors.here().write(master, buffer);
            buffer.fill((byte) 0);
            if (count < 0) {
                throw gone();
            }
            return count;
        } finally {
            descriptors.readLock().unlock();
        }
    }

    /**
     * Pulls the cable: whoever has the other end open finds it gone, and nobody finds the path. That is given to no other terminal until this one is
     * closed: whoever waits for this cable at the same path would speak to another's device.
     */
    public void pull() {
        end(false);
    }

    /** Pulls the cable, and gives the path back to the system. */
    @Override
    public void close() {
        end(true);
    }

    private void end(boolean whole) {
        pulled = true;
        descriptors.writeLock().lock();
        try {
            if (hasMaster) {
                hasMaster = false;
                Descriptors.here().close(master);
            }
            // A terminal of which one end is open is not the system's to give (pty(7)).
            if (whole && hasSlave) {
                hasSlave = false;
                Descriptors.here().close(slave);
            }
        } finally {
            descriptors.writeLock().unlock();
        }
    }

    boolean isPulled() {
        return pulled;
    }

    private void requireOpen() {
        if (pulled) {
            throw gone();
        }
    }

    private static void refuseInterrupt() {
        if (Thread.currentThread().isInterrupted()) {
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception();
        }
    }

    private RuntimeException gone() {
        return new LinkFailure(LinkFailure.Kind.PORT_GONE, Map.of("port", path)).exception();
    }

    private static int checked(int result, String call) {
        if (result < 0) {
            throw new LocalFailure(LocalFailure.Kind.PRACTICE_FAILED, Map.of("problem", LocalProblem.PSEUDO_TERMINAL_FAILED.problem(call))).exception();
        }
        return result;
    }
}
