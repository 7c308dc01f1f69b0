package dev.claimport.serial;

import dev.claimport.claim.SecretBytes;
import dev.claimport.failure.Defect;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LinkFailure;
import dev.claimport.failure.LocalFailure;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * An open port of jSerialComm. Native calls block and would hold the carrier of a virtual thread, and on Linux and macOS a write has no
 * time-out: so each open port reads and writes on platform threads of its own, and the callers wait for those. What passes is never on the
 * heap, nor in memory of the library: see {@link SystemPort}.
 */
final class JSerialCommLink implements SerialLink {

    /** Several messages; beyond it the driver's own buffer fills up. */
    private static final int QUEUE = 64 * 1024;
    /** As much as the driver gives at once. */
    private static final int PIECE = 4096;

    private enum Sent { ALL, GONE, STUCK }

    private final String path;
    private final SystemPort system;
    private final BooleanSupplier resetting;
    private final Runnable giveBack;
    private final Runnable onClosed;
    private final ByteQueue incoming = new ByteQueue(QUEUE);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread reader;
    private final ExecutorService writer;
    private volatile boolean stuck;

    /**
     * @param system an open port
     * @param resetting raises the signal that resets the device for a moment; false where it cannot
     * @param giveBack gives the library its port back; may hang
     * @param onClosed told once that is done
     */
    JSerialCommLink(String path, SystemPort system, BooleanSupplier resetting, Runnable giveBack, Runnable onClosed) {
        this.path = path;
        this.system = system;
        this.resetting = resetting;
        this.giveBack = giveBack;
        this.onClosed = onClosed;
        this.writer = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("serial-writer " + path).factory());
        this.reader = Thread.ofPlatform().daemon().name("serial-reader " + path).start(this::pump);
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public int read(byte[] into, Duration timeout) {
        return read(ByteBuffer.wrap(into), timeout);
    }

    @Override
    public int read(ByteBuffer into, Duration timeout) {
        int taken = incoming.take(into, timeout);
        if (taken < 0) {
            throw gone("");
        }
        return taken;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        write(ByteBuffer.wrap(bytes, offset, length));
    }

    @Override
    public void write(ByteBuffer bytes) {
        if (stuck) {
            throw stuck();
        }
        // A copy, since the caller is free to wipe his bytes when the wait ends without the writing having ended.
        SecretBytes copy = new SecretBytes(bytes.remaining());
        copy.lend(out -> out.put(bytes));
        try {
            Future<Sent> sending = writer.submit(() -> send(copy));
            switch (sending.get(SerialWait.WRITE.limit().toMillis(), TimeUnit.MILLISECONDS)) {
                case ALL -> { }
                case GONE -> throw gone("");
                case STUCK -> throw stuck();
            }
        } catch (RejectedExecutionException _) {
            copy.close();
            throw gone("closed");
        } catch (TimeoutException _) {
            throw stuck();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception(e);
        } catch (ExecutionException e) {
            throw Defect.of(e).exception(e.getCause());
        }
    }

    @Override
    public boolean reset() {
        return resetting.getAsBoolean();
    }

    private Sent send(SecretBytes bytes) {
        try (bytes) {
            return bytes.lend(this::send);
        }
    }

    private Sent send(ByteBuffer bytes) {
        int refusals = 0;
        while (bytes.hasRemaining()) {
            if (closed.get()) {
                return Sent.GONE;
            }
            int written = system.write(bytes);
            if (written > 0) {
                refusals = 0;
            } else if (written < 0) {
                return Sent.GONE;
            } else if (++refusals == 3) {
                return Sent.STUCK;
            }
        }
        return Sent.ALL;
    }

    private void pump() {
        try (SecretBytes room = new SecretBytes(PIECE)) {
            room.lend(buffer -> {
                while (!closed.get() && system.read(buffer.clear()) >= 0 && incoming.put(buffer.flip())) {
                    SecretBytes.zero(buffer);
                }
                return null;
            });
        } finally {
            incoming.end();
        }
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        incoming.close();
        // The driver may hang in it for ever: then this thread is abandoned, and with it the port.
        Thread closer = Thread.ofPlatform().daemon().name("serial-closer " + path).start(this::closePort);
        waitFor(closer);
    }

    private void closePort() {
        try {
            reader.join(SerialWait.CLOSE.limit());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        giveBack.run();
        // By the thread that writes: a number that was given back belongs to the next who opens something.
        writer.submit(system::close);
        writer.shutdown();
        try {
            writer.awaitTermination(SerialWait.CLOSE.limit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        onClosed.run();
    }

    /** Also when interrupted: a hand-over that was cancelled gives its port back before it says so. */
    private static void waitFor(Thread closer) {
        boolean interrupted = Thread.interrupted();
        try {
            closer.join(SerialWait.CLOSE.limit());
        } catch (InterruptedException _) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private FailureException gone(String detail) {
        return new LinkFailure(LinkFailure.Kind.PORT_GONE, Map.of("port", path), detail).exception();
    }

    private FailureException stuck() {
        stuck = true;
        return new DeviceFailure(DeviceFailure.Kind.DEVICE_SILENT, Map.of("port", path), "the line takes no bytes").exception();
    }
}
