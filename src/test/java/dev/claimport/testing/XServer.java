package dev.claimport.testing;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** A virtual display (Xvfb) on which somebody from outside sees whether a window is there. */
public final class XServer implements AutoCloseable {

    /** XWindowAttributes on a 64-bit system: width and height are the third and fourth int, map_state is at byte 92. */
    private static final long WIDTH = 8;
    private static final long MAP_STATE = 92;
    private static final long ATTRIBUTES = 136;
    private static final int VIEWABLE = 2;

    private final Process server;
    private final String display;
    private final Arena arena = Arena.ofShared();
    private final MethodHandle queryTree;
    private final MethodHandle attributes;
    private final MethodHandle free;
    private final MemorySegment connection;
    private final long root;

    private XServer(Process server, String display) throws Throwable {
        this.server = server;
        this.display = display;
        SymbolLookup x11 = SymbolLookup.libraryLookup("libX11.so.6", arena);
        Linker linker = Linker.nativeLinker();
        MemoryLayout pointer = ValueLayout.ADDRESS;
        MethodHandle open = linker.downcallHandle(x11.findOrThrow("XOpenDisplay"), FunctionDescriptor.of(ValueLayout.ADDRESS, pointer));
        MethodHandle rootOf = linker.downcallHandle(x11.findOrThrow("XDefaultRootWindow"), FunctionDescriptor.of(ValueLayout.JAVA_LONG, pointer));
        this.queryTree = linker.downcallHandle(x11.findOrThrow("XQueryTree"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, pointer, ValueLayout.JAVA_LONG, pointer, pointer, pointer, pointer));
        this.attributes = linker.downcallHandle(x11.findOrThrow("XGetWindowAttributes"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, pointer, ValueLayout.JAVA_LONG, pointer));
        this.free = linker.downcallHandle(x11.findOrThrow("XFree"), FunctionDescriptor.of(ValueLayout.JAVA_INT, pointer));
        this.connection = (MemorySegment) open.invokeExact(arena.allocateFrom(display));
        this.root = (long) rootOf.invokeExact(connection);
    }

    public static XServer start() throws IOException {
        Process server = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String number = server.inputReader().readLine();
        try {
            return new XServer(server, ":" + number);
        } catch (Throwable e) {
            server.destroy();
            throw new IllegalStateException("cannot look at the display", e);
        }
    }

    public String display() {
        return display;
    }

    /** Whether a window at least this wide, in pixels, is shown. */
    public boolean showsWindow(int width) {
        try (Arena local = Arena.ofConfined()) {
            MemorySegment ignored = local.allocate(ValueLayout.JAVA_LONG);
            MemorySegment children = local.allocate(ValueLayout.ADDRESS);
            MemorySegment count = local.allocate(ValueLayout.JAVA_INT);
            if ((int) queryTree.invokeExact(connection, root, ignored, ignored, children, count) == 0) {
                return false;
            }
            int number = count.get(ValueLayout.JAVA_INT, 0);
            if (number == 0) {
                return false;
            }
            MemorySegment list = children.get(ValueLayout.ADDRESS, 0).reinterpret(number * ValueLayout.JAVA_LONG.byteSize());
            MemorySegment found = local.allocate(ATTRIBUTES, 8);
            boolean shown = false;
            for (int i = 0; i < number; i++) {
                int known = (int) attributes.invokeExact(connection, list.getAtIndex(ValueLayout.JAVA_LONG, i), found);
                shown |= known != 0 && found.get(ValueLayout.JAVA_INT, WIDTH) >= width && found.get(ValueLayout.JAVA_INT, MAP_STATE) == VIEWABLE;
            }
            int done = (int) free.invokeExact(list);
            return shown && done != 0;
        } catch (Throwable e) {
            throw new IllegalStateException("cannot look at the display", e);
        }
    }

    @Override
    public void close() {
        arena.close();
        server.destroy();
    }
}
