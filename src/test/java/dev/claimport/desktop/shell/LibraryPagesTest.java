package dev.claimport.desktop.shell;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a window that is open for days keeps of its libraries; with files that are mapped as libraries are. */
@EnabledOnOs(OS.LINUX)
class LibraryPagesTest {

    private static final int SIZE = 1 << 20;
    private static final int KILOBYTES = SIZE / 1024;
    private static final byte THERE = 7;
    private static final Instant START = Instant.parse("2026-12-01T08:00:00Z");

    @TempDir
    private Path folder;
    private final LibraryPages pages = new LibraryPages(Path.of("/proc/self/smaps"), Runnable::run);

    @BeforeEach
    void beginAtTheWindowsStart() {
        pages.look(START);
    }

    private void lookAfter(int halfMinutes) {
        pages.look(START.plusSeconds(30L * halfMinutes));
    }

    private MemorySegment mapped(String name, MapMode mode, Arena arena) throws IOException {
        byte[] content = new byte[SIZE];
        Arrays.fill(content, THERE);
        Path file = Files.write(folder.resolve(name), content);
        Set<StandardOpenOption> options = mode == MapMode.READ_ONLY ? Set.of(StandardOpenOption.READ) : Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options)) {
            MemorySegment memory = channel.map(mode, 0, SIZE, arena);
            memory.toArray(JAVA_BYTE);
            assertEquals(KILOBYTES, resident(name), "all of it was read");
            return memory;
        }
    }

    /** Kilobytes of the file that count as this process's memory. */
    private static long resident(String name) throws IOException {
        long size = 0;
        Iterator<String> lines = Files.readAllLines(Path.of("/proc/self/smaps")).iterator();
        while (lines.hasNext()) {
            if (lines.next().endsWith("/" + name)) {
                String line = lines.next();
                while (!line.startsWith("Rss:")) {
                    line = lines.next();
                }
                size += Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        return size;
    }

    @Test
    void whatIsNotUsedOfALibraryIsGivenBackAndThereAgainWhenItIs() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment library = mapped("libearly.so.0.2406", MapMode.READ_ONLY, arena);
            lookAfter(2);
            lookAfter(4);
            assertEquals(0, resident("libearly.so.0.2406"));
            assertEquals(THERE, library.get(JAVA_BYTE, SIZE - 1));
        }
    }

    @Test
    void theFirstMinutesBelongToTheStart() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            mapped("libearly.so", MapMode.READ_ONLY, arena);
            lookAfter(1);
            lookAfter(2);
            lookAfter(3);
            assertEquals(KILOBYTES, resident("libearly.so"));
        }
    }

    /** It may go again at any moment, and something else be in its place. */
    @Test
    void aLibraryThatHasJustComeIsLeftAlone() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            lookAfter(2);
            mapped("liblate.so", MapMode.READ_ONLY, arena);
            lookAfter(4);
            assertEquals(KILOBYTES, resident("liblate.so"));
            lookAfter(6);
            assertEquals(0, resident("liblate.so"));
        }
    }

    private void assertStays(String name, MapMode mode) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            mapped(name, mode, arena);
            lookAfter(2);
            lookAfter(4);
            assertEquals(KILOBYTES, resident(name));
        }
    }

    @Test
    void otherFilesAreLeftAlone() throws IOException {
        assertStays("ledger.sqlite", MapMode.READ_ONLY);
    }

    @Test
    void whatMayBeWrittenIntoIsLeftAlone() throws IOException {
        assertStays("libdata.so", MapMode.PRIVATE);
    }

    /** As a library's tables are that were filled in when it was loaded, and closed then. */
    @Test
    void whatWasWrittenStaysWritten() throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment library = mapped("librelocated.so", MapMode.PRIVATE, arena);
            library.set(JAVA_BYTE, 0, (byte) 42);
            closeForWriting(library);
            lookAfter(2);
            lookAfter(4);
            assertEquals(42, library.get(JAVA_BYTE, 0));
        }
    }

    /** The kernel says of a library as of now what is in its first lines. */
    private void lookAt(MemorySegment memory, String... lines) throws IOException {
        Path mappings = folder.resolve("mappings");
        String range = Long.toHexString(memory.address()) + "-" + Long.toHexString(memory.address() + SIZE);
        Files.writeString(mappings, range + " r--p 00000000 fe:00 1 /usr/lib/libtold.so\n" + String.join("\n", lines) + "\n");
        LibraryPages told = new LibraryPages(mappings, Runnable::run);
        told.look(START);
        told.look(START.plusSeconds(60));
        told.look(START.plusSeconds(120));
    }

    @Test
    void whatWasWrittenStaysWhereverItIs() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment library = mapped("libtold.so", MapMode.READ_ONLY, arena);
            lookAt(library, "Anonymous: 0 kB", "Swap:  4 kB", "VmFlags: rd mr mw me");
            lookAt(library, "Anonymous: 4 kB", "Swap:  0 kB", "VmFlags: rd mr mw me");
            lookAt(library, "Anonymous: 0 kB", "Swap:  0 kB", "VmFlags: rd mr mw me ac sd");
            assertEquals(KILOBYTES, resident("libtold.so"));
            lookAt(library, "Anonymous: 0 kB", "Swap:  0 kB", "VmFlags: rd mr mw me sd");
            assertEquals(0, resident("libtold.so"));
        }
    }

    private static void closeForWriting(MemorySegment memory) throws Throwable {
        Linker linker = Linker.nativeLinker();
        int onlyRead = 1;
        assertEquals(0, (int) linker.downcallHandle(linker.defaultLookup().findOrThrow("mprotect"),
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT)).invokeExact(memory, (long) SIZE, onlyRead));
    }

    /** There is no such file on other systems, and a profile of the system's may forbid to read it. */
    @Test
    void whereNobodySaysWhatIsMappedNothingIsGivenBack() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            mapped("libelse.so", MapMode.READ_ONLY, arena);
            for (Path mappings : List.of(folder.resolve("smaps"), folder)) {
                LibraryPages elsewhere = new LibraryPages(mappings, Runnable::run);
                elsewhere.look(START);
                elsewhere.look(START.plusSeconds(60));
                elsewhere.look(START.plusSeconds(120));
                assertEquals(KILOBYTES, resident("libelse.so"));
            }
        }
    }
}
