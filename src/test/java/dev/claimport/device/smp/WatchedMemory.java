package dev.claimport.device.smp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Gives direct buffers, and keeps them to look at what was left in them. */
final class WatchedMemory implements IntFunction<ByteBuffer> {

    private final List<ByteBuffer> given = new ArrayList<>();

    @Override
    public ByteBuffer apply(int size) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(size);
        given.add(buffer.duplicate());
        return buffer;
    }

    /** How many buffers were asked for so far. */
    int count() {
        return given.size();
    }

    void assertNothingIsLeft() {
        assertTrue(!given.isEmpty());
        for (ByteBuffer buffer : given) {
            assertEquals(ByteBuffer.allocate(buffer.capacity()), buffer.duplicate().clear());
        }
    }

    /** So that it is known to be found where it is left. */
    boolean isClean() {
        return given.stream().allMatch(buffer -> buffer.duplicate().clear().equals(ByteBuffer.allocate(buffer.capacity())));
    }
}
