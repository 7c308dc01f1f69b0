package dev.claimport.claim.cbor;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Reads CBOR (RFC 8949) from a source that is not trusted: at most {@value #MAX_DEPTH} levels, and every length is held against
 * what is left before memory is taken for it.
 *
 * <p>Values come as {@link Long}, {@link String}, {@code byte[]} or what {@link Strings} make of it, {@link Boolean}, {@link List}, {@link Map} and, for null and
 * undefined, {@link #NULL}.
 */
public final class CborReader {

    /** How deep lists and maps may lie in each other. */
    public static final int MAX_DEPTH = 8;
    /** Stands for null and undefined. */
    public static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    /** RFC 8949, section 3.2: in the place of a length, and in the place of the item after the last. */
    private static final int INDEFINITE = 31;
    private static final byte BREAK = (byte) 0xff;

    private final ByteBuffer in;
    private final boolean openEnds;
    private final Strings strings;

    private CborReader(ByteBuffer in, boolean openEnds, Strings strings) {
        this.in = in;
        this.openEnds = openEnds;
        this.strings = strings;
    }

    /** What becomes of strings, which are shown where they came, before anything of them is on the heap. */
    public interface Strings {

        /** As they are. */
        Strings PLAIN = new Strings() { };

        /** @param text its bytes, which may be changed before it becomes a text */
        default void text(ByteBuffer text) { }

        /** Makes a value of a byte string, a {@code byte[]} where nothing else is said. @param bytes may be changed */
        default Object bytes(ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        }
    }

    /**
     * One map which fills the buffer, with definite lengths only. The buffer's position moves, however it ends.
     *
     * @throws CborException for anything else, also for floats, tags and integers beyond 64 bits with sign
     */
    public static Map<Object, Object> readMap(ByteBuffer in) throws CborException {
        return readMap(in, false, Strings.PLAIN);
    }

    /**
     * As {@link #readMap(ByteBuffer)}, but maps and arrays may be of indefinite length, as Zephyr writes them unless it is
     * built with CONFIG_ZCBOR_CANONICAL.
     *
     * @throws CborException for anything else
     */
    public static Map<Object, Object> readOpenMap(ByteBuffer in) throws CborException {
        return readMap(in, true, Strings.PLAIN);
    }

    /**
     * As {@link #readMap(ByteBuffer)} or {@link #readOpenMap(ByteBuffer)}.
     *
     * @throws CborException for anything else
     */
    public static Map<Object, Object> readMap(ByteBuffer in, boolean openEnds, Strings strings) throws CborException {
        Object value = new CborReader(in, openEnds, strings).value(0);
        if (in.hasRemaining()) {
            throw new CborException(in.remaining() + " bytes too many");
        }
        return map(value);
    }

    /** As {@link #readOpenMap(ByteBuffer)}, but other bytes may follow, before which the buffer's position is then. */
    public static Map<Object, Object> readLeadingMap(ByteBuffer in) throws CborException {
        return map(new CborReader(in, true, Strings.PLAIN).value(0));
    }

    private static Map<Object, Object> map(Object value) throws CborException {
        if (value instanceof Map<?, ?> map) {
            return new LinkedHashMap<>(map);
        }
        throw new CborException("not a map");
    }

    private Object value(int depth) throws CborException {
        int first = next();
        int info = first & 0x1f;
        return switch (first >> 5) {
            case 0 -> argument(info);
            case 1 -> -1 - argument(info);
            case 2 -> strings.bytes(take(argument(info)));
            case 3 -> text(take(argument(info)));
            case 4 -> list(count(info), inner(depth));
            case 5 -> map(count(info), inner(depth));
            case 7 -> simple(info);
            default -> throw new CborException("tags are not used here");
        };
    }

    private static int inner(int depth) throws CborException {
        if (depth == MAX_DEPTH) {
            throw new CborException("too deep");
        }
        return depth + 1;
    }

    private static Object simple(int info) throws CborException {
        return switch (info) {
            case 20 -> false;
            case 21 -> true;
            case 22, 23 -> NULL;
            default -> throw new CborException("simple value or float " + info);
        };
    }

    /** How many items follow; empty when a break ends them. */
    private OptionalLong count(int info) throws CborException {
        return openEnds && info == INDEFINITE ? OptionalLong.empty() : OptionalLong.of(argument(info));
    }

    /** Whether item number {@code index} is there to be read. */
    private boolean hasItem(OptionalLong count, long index) {
        if (count.isPresent()) {
            return index < count.getAsLong();
        }
        boolean ends = in.hasRemaining() && in.get(in.position()) == BREAK;
        if (ends) {
            in.get();
        }
        return !ends;
    }

    private List<Object> list(OptionalLong length, int depth) throws CborException {
        if (length.orElse(0) > in.remaining()) {
            throw new CborException("array longer than the message");
        }
        List<Object> list = new ArrayList<>();
        for (long i = 0; hasItem(length, i); i++) {
            list.add(value(depth));
        }
        return list;
    }

    private Map<Object, Object> map(OptionalLong length, int depth) throws CborException {
        if (length.orElse(0) > in.remaining() / 2) {
            throw new CborException("map longer than the message");
        }
        Map<Object, Object> map = new LinkedHashMap<>();
        for (long i = 0; hasItem(length, i); i++) {
            Object key = value(depth);
            if (!(key instanceof String) && !(key instanceof Long)) {
                throw new CborException("key is neither text nor integer");
            }
            if (map.putIfAbsent(key, value(depth)) != null) {
                throw new CborException("key twice");
            }
        }
        return map;
    }

    private String text(ByteBuffer utf8) throws CborException {
        strings.text(utf8.duplicate());
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
        } catch (CharacterCodingException _) {
            throw new CborException("text is not UTF-8");
        }
    }

    private ByteBuffer take(long length) throws CborException {
        if (length > in.remaining()) {
            throw new CborException("string longer than the message");
        }
        ByteBuffer bytes = in.slice(in.position(), (int) length);
        in.position(in.position() + (int) length);
        return bytes;
    }

    private long argument(int info) throws CborException {
        if (info < 24) {
            return info;
        }
        if (info > 27) {
            throw new CborException("indefinite or reserved length");
        }
        long value = 0;
        for (int i = 0; i < 1 << info - 24; i++) {
            value = value << 8 | next();
        }
        if (value < 0) {
            throw new CborException("number beyond 63 bits");
        }
        return value;
    }

    private int next() throws CborException {
        if (!in.hasRemaining()) {
            throw new CborException("ends too early");
        }
        return in.get() & 0xff;
    }
}
