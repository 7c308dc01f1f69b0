package dev.claimport.device.smp;

import dev.claimport.claim.SecretBytes;
import dev.claimport.claim.cbor.CborException;
import dev.claimport.claim.cbor.CborReader;
import dev.claimport.claim.cbor.CborWriter;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One SMP message: header and CBOR. It may carry a part of a private key: off the heap where it is made here, or came in there. Close it,
 * which zeroes it, when it is done with.
 */
public final class SmpMessage implements AutoCloseable {

    /** SMP specification, "Groups": lower ids are MCUmgr's own. */
    private static final int FIRST_USER_GROUP = 64;

    private final SmpHeader header;
    private final ByteBuffer bytes;

    private SmpMessage(SmpHeader header, ByteBuffer bytes) {
        this.header = header;
        this.bytes = bytes;
    }

    /** @param body writes one CBOR map; called twice, as the length is needed first */
    public static SmpMessage of(SmpHeader.Op op, int version, int group, int sequence, int command, Consumer<CborWriter> body) {
        CborWriter measure = CborWriter.measuring();
        body.accept(measure);
        int length = Math.toIntExact(measure.size());
        SmpHeader header = new SmpHeader(op, version, length, group, sequence, command);
        ByteBuffer bytes = ByteBuffer.allocateDirect(SmpHeader.SIZE + length);
        header.put(bytes);
        body.accept(CborWriter.into(bytes.slice(SmpHeader.SIZE, length)));
        return new SmpMessage(header, bytes);
    }

    /**
     * A message that came in; the bytes are the message's from here on.
     *
     * @throws IllegalArgumentException when they are none
     */
    public static SmpMessage taking(ByteBuffer bytes) {
        return new SmpMessage(SmpHeader.of(bytes), bytes);
    }

    /** The same where nothing secret can be in it. */
    public static SmpMessage taking(byte[] bytes) {
        return taking(ByteBuffer.wrap(bytes));
    }

    public SmpHeader header() {
        return header;
    }

    /** Header and CBOR: a view of the message's own bytes, not a copy. */
    public ByteBuffer content() {
        return bytes.slice(0, bytes.limit());
    }

    /** Header and CBOR: a copy on the heap, for what carries no secret. */
    public byte[] bytes() {
        byte[] copy = new byte[bytes.limit()];
        bytes.get(0, copy);
        return copy;
    }

    /**
     * The CBOR, decoded; a body may be absent, which counts as an empty map. Lengths may be indefinite in what an MCUmgr server
     * writes itself, since it writes them so: its own groups, and that it does not know a group. They are definite in groups that
     * applications define.
     *
     * @throws CborException when it is not one map
     */
    public Map<Object, Object> body() throws CborException {
        return body(CborReader.Strings.PLAIN);
    }

    /** The same. @param strings what becomes of them; asked twice about each */
    Map<Object, Object> body(CborReader.Strings strings) throws CborException {
        if (header.length() == 0) {
            return Map.of();
        }
        Map<Object, Object> body = CborReader.readMap(cbor(), true, strings);
        boolean serversOwn = header.group() < FIRST_USER_GROUP || body.keySet().equals(Set.of("rc"));
        return serversOwn ? body : CborReader.readMap(cbor(), false, strings);
    }

    private ByteBuffer cbor() {
        return bytes.slice(SmpHeader.SIZE, header.length());
    }

    @Override
    public void close() {
        SecretBytes.zero(bytes);
    }
}
