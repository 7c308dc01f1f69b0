package dev.claimport.desktop.shell;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives back to the system what was needed of the program's libraries only for a while, above all while it started: 20 MB in a window, GTK's and
 * the virtual machine's, which otherwise count as its memory for as long as it is open. The system keeps them in its cache of files; whatever is
 * needed again is mapped again from there, without a word. Linux only (madvise(2), MADV_DONTNEED), elsewhere nothing is done. Takes some 0.1 s,
 * beside the window's thread, on which {@link #look} is called.
 *
 * <p>Only such pages are given back as can be had again: of libraries, which nobody writes into nor has written into, and which were there the time
 * before already. One that has just come may go again at any moment, and something else could be in its place.
 */
final class LibraryPages {

    private static final Duration BETWEEN = Duration.ofMinutes(1);
    private static final int MADV_DONTNEED = 4;
    /** A mapping's first line (proc_pid_smaps(5)): from, to, what is allowed, and the file; the run-time image's classes are a library too. */
    private static final Pattern LIBRARY = Pattern.compile("(\\p{XDigit}+)-(\\p{XDigit}+) r-.[ps] .* /.*(\\.so[0-9.]*|/lib/modules)");

    private record Range(long from, long to) {

        static @Nullable Range of(String line) {
            Matcher found = LIBRARY.matcher(line);
            return found.matches() ? new Range(Long.parseUnsignedLong(found.group(1), 16), Long.parseUnsignedLong(found.group(2), 16)) : null;
        }
    }

    private final Path mappings;
    private final Executor beside;
    private Set<Range> before = Set.of();
    private @Nullable Instant next;
    private @Nullable MethodHandle madvise;

    LibraryPages() {
        this(Path.of("/proc/self/smaps"), work -> Thread.ofVirtual().name("library-pages").start(work));
    }

    /**
     * @param mappings of this process (proc_pid_smaps(5)); not there on other systems
     * @param beside for one piece of work a minute
     */
    LibraryPages(Path mappings, Executor beside) {
        this.mappings = mappings;
        this.beside = beside;
    }

    /** To be called now and then; the first time that something is done is a while after the first call, when the window has long been there. */
    void look(Instant now) {
        if (next == null) {
            next = now.plus(BETWEEN);
        } else if (!now.isBefore(next)) {
            next = now.plus(BETWEEN);
            beside.execute(this::giveBack);
        }
    }

    private synchronized void giveBack() {
        Set<Range> libraries = untouched();
        libraries.stream().filter(before::contains).forEach(this::giveBack);
        before = libraries;
    }

    private Set<Range> untouched() {
        Set<Range> libraries = new HashSet<>();
        try (BufferedReader lines = Files.newBufferedReader(mappings, StandardCharsets.ISO_8859_1)) {
            Range current = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!Character.isUpperCase(line.charAt(0))) {
                    current = Range.of(line);
                } else if (isWritten(line)) {
                    current = null;
                } else if (current != null && line.startsWith("VmFlags:")) {
                    // The last line of each.
                    libraries.add(current);
                }
            }
        } catch (IOException _) {
            // On another system, or where this one forbids to read it, nothing is known, and so nothing given back.
            return Set.of();
        }
        return libraries;
    }

    /**
     * Whether a line says that not all is as the file has it, in memory or swapped out, or that it was once allowed to write: {@code ac} stays then, as in
     * the tables that are filled in when a library is loaded.
     */
    private static boolean isWritten(String line) {
        return (line.startsWith("Anonymous:") || line.startsWith("Swap:")) && !line.endsWith(" 0 kB") || line.startsWith("VmFlags:") && (line + ' ').contains(" ac ");
    }

    /** What the system refuses stays as it is. */
    private void giveBack(Range range) {
        try {
            int ignored = (int) madvise().invokeExact(range.from, range.to - range.from, MADV_DONTNEED);
        } catch (Throwable e) {
            throw new IllegalStateException("madvise", e);
        }
    }

    private MethodHandle madvise() {
        if (madvise == null) {
            Linker linker = Linker.nativeLinker();
            madvise = linker.downcallHandle(linker.defaultLookup().findOrThrow("madvise"), FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));
        }
        return madvise;
    }
}
