package dev.claimport.practice.device.smp;

import dev.claimport.claim.cbor.CborException;
import dev.claimport.claim.cbor.CborReader;
import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.device.smp.SmpHeader;
import dev.claimport.device.smp.SmpMessage;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** An answer as Zephyr writes it unless it is built with CONFIG_ZCBOR_CANONICAL: maps and arrays of indefinite length (RFC 8949, section 3.2.2). */
final class OpenForm {

    private static final byte OPEN_ARRAY = (byte) 0x9f;
    private static final byte OPEN_MAP = (byte) 0xbf;
    private static final byte BREAK = (byte) 0xff;

    private OpenForm() {}

    /** A message of its own; the given one stays the caller's. */
    static SmpMessage of(SmpMessage answer) {
        // An open container is never more than twice as long as a definite one: an empty one has two bytes instead of one.
        ByteBuffer out = ByteBuffer.allocate(SmpHeader.SIZE + 2 * answer.header().length());
        out.position(SmpHeader.SIZE);
        try {
            write(answer.body(), out);
        } catch (CborException e) {
            throw new IllegalStateException("our own answer", e);
        }
        SmpHeader header = answer.header();
        byte[] bytes = Arrays.copyOf(out.array(), out.position());
        new SmpHeader(header.op(), header.version(), bytes.length - SmpHeader.SIZE, header.group(), header.sequence(), header.command()).put(ByteBuffer.wrap(bytes));
        return SmpMessage.taking(bytes);
    }

    private static void write(Object value, ByteBuffer out) {
        switch (value) {
            case Map<?, ?> map -> {
                out.put(OPEN_MAP);
                map.forEach((key, inner) -> {
                    write(key, out);
                    write(inner, out);
                });
                out.put(BREAK);
            }
            case List<?> list -> {
                out.put(OPEN_ARRAY);
                list.forEach(item -> write(item, out));
                out.put(BREAK);
            }
            case String text -> CborWriter.into(out).text(text);
            case byte[] bytes -> CborWriter.into(out).bytes(bytes);
            case Long number when number >= 0 -> CborWriter.into(out).unsigned(number);
            case Boolean bool -> CborWriter.into(out).bool(bool);
            default -> throw new IllegalStateException("no answer has a " + (value == CborReader.NULL ? "null" : value.getClass().getSimpleName()));
        }
    }
}
