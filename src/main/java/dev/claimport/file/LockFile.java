package dev.claimport.file;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a file to one reader who changes it, among all threads and processes that go by this lock: read, change and write while it is
 * held. It is a lock of the system on an empty file beside the one that is meant, {@code .NAME.lock}, which stays; a process that ends
 * in any way gives it back.
 */
public final class LockFile implements AutoCloseable {

    /** For what takes no longer than to read a file and to write it. */
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(10);
    /**
     * What this process holds. POSIX forgets all locks of a process on a file as soon as any of its descriptors is closed (fcntl(2)),
     * so nobody may even open a lock that another thread holds.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path lock;
    private final FileChannel channel;

    private LockFile(Path lock, FileChannel channel) {
        this.lock = lock;
        this.channel = channel;
    }

    /** For a change that takes no longer than to read and to write; otherwise as {@link #of(Path, Duration, TimeSource)}. */
    public static LockFile of(Path file) {
        return of(file, FileWait.CHANGE.limit(), TimeSource.system());
    }

    /**
     * Waits for the lock.
     *
     * @param limit how long; then whoever holds it is taken for hung
     * @throws FailureException {@code file-busy}, {@code file-not-writable}, {@code disk-full}; {@code cancelled} when interrupted
     */
    public static LockFile of(Path file, Duration limit, TimeSource time) {
        Instant end = time.instant().plus(limit);
        try {
            Path place = WholeFile.place(file.toAbsolutePath());
            OwnFolder.create(place.getParent());
            Path lock = place.getParent().toRealPath().resolve("." + place.getFileName() + ".lock");
            while (!HELD.add(lock)) {
                waitUntil(end, file, time);
            }
            boolean taken = false;
            try {
                LockFile held = new LockFile(lock, FileChannel.open(lock,
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnFolder.rights(lock, "rw-------")));
                try {
                    while (held.channel.tryLock() == null) {
                        waitUntil(end, file, time);
                    }
                    taken = true;
                    return held;
                } finally {
                    if (!taken) {
                        held.channel.close();
                    }
                }
            } finally {
                if (!taken) {
                    HELD.remove(lock);
                }
            }
        } catch (IOException e) {
            throw WholeFile.failure(file, 0, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception(e);
        }
    }

    private static void waitUntil(Instant end, Path file, TimeSource time) throws InterruptedException {
        if (!time.instant().isBefore(end)) {
            throw new LocalFailure(LocalFailure.Kind.FILE_BUSY, Map.of("file", file.toString())).exception();
        }
        time.sleep(BETWEEN_TRIES);
    }

    /** Gives it back. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw WholeFile.failure(lock, 0, e);
        } finally {
            HELD.remove(lock);
        }
    }
}
