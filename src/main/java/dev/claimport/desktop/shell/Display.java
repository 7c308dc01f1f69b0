package dev.claimport.desktop.shell;

import dev.claimport.failure.LocalProblem;
import dev.claimport.failure.Problem;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a window can be shown. On Linux JavaFX needs an X display and GTK 3. Asked where JavaFX did not start, so that a sentence says
 * why, and before a practice, which can do without a window.
 */
public final class Display {

    private final String system;
    private final Map<String, String> environment;
    private final String glassPlatform;

    /** @param glassPlatform JavaFX's {@code glass.platform}; {@code Headless} needs no display; may be null */
    public Display(String system, Map<String, String> environment, String glassPlatform) {
        this.system = system.toLowerCase(Locale.ROOT);
        this.environment = environment;
        this.glassPlatform = glassPlatform;
    }

    /** This computer's. */
    public static Display here() {
        return new Display(System.getProperty("os.name"), System.getenv(), System.getProperty("glass.platform"));
    }

    /** Why no window can be shown, of a {@link LocalProblem}; empty if one can. */
    public Optional<Problem> obstacle() {
        if (!system.contains("linux") || "Headless".equalsIgnoreCase(glassPlatform)) {
            return Optional.empty();
        }
        String display = environment.getOrDefault("DISPLAY", "");
        if (display.isEmpty()) {
            return problem(LocalProblem.NO_DISPLAY);
        }
        if (!hasLibrary("libgtk-3.so.0")) {
            return problem(LocalProblem.NO_GTK);
        }
        return opens(display) ? Optional.empty() : problem(LocalProblem.DISPLAY_SILENT, display);
    }

    private static Optional<Problem> problem(LocalProblem kind, Object... facts) {
        return Optional.of(kind.problem(facts));
    }

    private static boolean hasLibrary(String name) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(name, arena);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** Xlib, XOpenDisplay: null where the server cannot be reached or refuses. */
    private static boolean opens(String display) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup x11 = SymbolLookup.libraryLookup("libX11.so.6", arena);
            Linker linker = Linker.nativeLinker();
            MethodHandle open = linker.downcallHandle(x11.findOrThrow("XOpenDisplay"),
                    FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
            MethodHandle close = linker.downcallHandle(x11.findOrThrow("XCloseDisplay"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
            MemorySegment opened = (MemorySegment) open.invokeExact(arena.allocateFrom(display));
            if (opened.equals(MemorySegment.NULL)) {
                return false;
            }
            int ignored = (int) close.invokeExact(opened);
            return true;
        } catch (Throwable e) {
            throw new IllegalStateException("libX11", e);
        }
    }
}
