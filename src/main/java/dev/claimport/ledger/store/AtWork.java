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
 * Which attempts are under way in some process of this computer: each has a byte of an empty file locked, by the system, which gives it back
 * however the process ends. So an attempt without an end that nobody has locked was cut off. Guarded by whoever owns it.
 */
final class AtWork {

    private final Path file;
    private final Map<UUID, FileLock> held = new HashMap<>();
    /** Open while something is held. POSIX forgets all locks of a process on a file as soon as any of its descriptors is closed (fcntl(2)). */
    private FileChannel channel;

    AtWork(LedgerFolder folder) {
        file = folder.path().resolve("at-work");
    }

    /** An attempt begins here. */
    void begin(UUID run) {
        try {
            channel = channel == null ? open() : channel;
            held.put(run, channel.lock(place(run), 1, false));
        } catch (IOException e) {
            throw WholeFile.failure(file, 0, e);
        }
    }

    /** It has ended; nothing where it never began. */
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
        try {
            channel = channel == null ? open() : channel;
            try (FileLock lock = channel.tryLock(place(run), 1, false)) {
                return lock == null;
            } catch (OverlappingFileLockException _) {
                return true;
            }
        } catch (IOException e) {
            throw WholeFile.failure(file, 0, e);
        } finally {
            closeUnlessHeld();
        }
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

    /** The last bits of a run's id are random. */
    private static long place(UUID run) {
        return run.getLeastSignificantBits() >>> 2;
    }
}
