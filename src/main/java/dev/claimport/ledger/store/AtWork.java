package dev.claimport.ledger.store;

import dev.claimport.file.WholeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What is under way in some process of this computer, such as attempts: each has a byte of an empty file locked, by the system, which gives it back
 * however the process ends. So an attempt without an end that nobody has locked was cut off. Guarded by whoever owns it.
 */
final class AtWork {

    private final Path file;
    private final Map<UUID, FileLock> held = new HashMap<>();
    /** Open while something is held. POSIX forgets all locks of a process on a file as soon as any of its descriptors is closed (fcntl(2)). */
    private FileChannel channel;

    AtWork(Path file) {
        this.file = file;
    }

    /** It begins here. @return false when it is under way already, here or in another process; then nothing has begun */
    boolean begin(UUID run) {
        try {
            channel = channel == null ? open() : channel;
            FileLock lock = channel.tryLock(place(run), 1, false);
            if (lock != null) {
                held.put(run, lock);
            }
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false;
        } catch (IOException e) {
            throw WholeFile.failure(file, 0, e);
        } finally {
            closeUnlessHeld();
        }
    }

    /** It has ended; nothing where it never began here. */
    void end(UUID run) {
        try (FileLock _ = held.remove(run)) {
            // Given back.
        } catch (IOException e) {
            throw WholeFile.failure(file, 0, e);
        }
        closeUnlessHeld();
    }

    /** Whether it is under way, here or in another process. */
    boolean has(UUID run) {
        if (held.containsKey(run)) {
            return true;
        }
        boolean begun = begin(run);
        if (begun) {
            end(run);
        }
        return !begun;
    }

    private void closeUnlessHeld() {
        if (held.isEmpty() && channel != null) {
            try (FileChannel _ = channel) {
                channel = null;
            } catch (IOException e) {
                throw WholeFile.failure(file, 0, e);
            }
        }
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    }

    /** The last bits of an id are random. */
    private static long place(UUID run) {
        return run.getLeastSignificantBits() >>> 2;
    }
}
