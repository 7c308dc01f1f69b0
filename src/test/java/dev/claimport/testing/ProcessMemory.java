package dev.claimport.testing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All that another process has written into its memory: its heap with the dead objects, native memory, stacks (Linux, proc(5)). */
public final class ProcessMemory {

    private static final int PIECE = 1 << 20;

    private final Path folder;

    public ProcessMemory(long process) {
        folder = Path.of("/proc", Long.toString(process));
    }

    /** Whether this process may look: the system may allow it to nobody, or the other may have refused it. */
    public boolean isReadable() {
        try (var memory = new RandomAccessFile(folder.resolve("mem").toFile(), "r")) {
            return !Files.readAllLines(folder.resolve("maps")).isEmpty();
        } catch (IOException _) {
            return false;
        }
    }

    /** Where the secret is, one line for each stretch of it: how it is written, how much of it, and in which mapping. */
    public List<String> find(KeyTraces traces) throws IOException {
        List<String> found = new ArrayList<>();
        try (var memory = new RandomAccessFile(folder.resolve("mem").toFile(), "r")) {
            for (String mapping : Files.readAllLines(folder.resolve("maps"))) {
                String[] parts = mapping.split("\\s+", 6);
                if (parts[1].startsWith("rw")) {
                    String[] range = parts[0].split("-");
                    search(memory, Long.parseUnsignedLong(range[0], 16), Long.parseUnsignedLong(range[1], 16),
                            parts.length > 5 && !parts[5].isBlank() ? parts[5] : parts[0], traces, found);
                }
            }
        }
        return found;
    }

    private static void search(RandomAccessFile memory, long from, long to, String name, KeyTraces traces, List<String> found) {
        byte[] piece = new byte[PIECE + KeyTraces.WINDOW];
        long begin = -1;
        long last = -1;
        String form = "";
        for (long at = from; at < to; at += PIECE) {
            int size = (int) Math.min(piece.length, to - at);
            try {
                memory.seek(at);
                memory.readFully(piece, 0, size);
            } catch (IOException _) {
                // A guard page, or memory of a device.
                continue;
            }
            for (KeyTraces.Trace trace : traces.find(ByteBuffer.wrap(piece, 0, size))) {
                long here = at + trace.at();
                if (begin >= 0 && here > last + KeyTraces.WINDOW) {
                    found.add(form + ", " + (last - begin + KeyTraces.WINDOW) + " bytes, in " + name);
                    begin = -1;
                }
                if (begin < 0) {
                    begin = here;
                    form = trace.form();
                }
                last = here;
            }
        }
        if (begin >= 0) {
            found.add(form + ", " + (last - begin + KeyTraces.WINDOW) + " bytes, in " + name);
        }
    }
}
