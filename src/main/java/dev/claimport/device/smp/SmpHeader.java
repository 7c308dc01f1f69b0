package dev.claimport.device.smp;

import java.nio.ByteBuffer;

/**
 * The eight bytes before the CBOR of an SMP message, big-endian (Zephyr, {@code smp_protocol.rst}, "Frame: The envelope").
 *
 * @param version as in the header's bits: 0 is SMP version 1, 1 is SMP version 2
 * @param length of the CBOR in bytes, 0 to 65535
 * @param sequence 0 to 255, repeated by the answer
 */
public record SmpHeader(Op op, int version, int length, int group, int sequence, int command) {

    /** Its size in bytes. */
    public static final int SIZE = 8;

    /** What a message is, by its code 0 to 3. */
    public enum Op {
        READ,
        READ_RESPONSE,
        WRITE,
        WRITE_RESPONSE;

        /** What answers this request; an answer answers itself. */
        public Op response() {
            return this == READ || this == READ_RESPONSE ? READ_RESPONSE : WRITE_RESPONSE;
        }

        public boolean isResponse() {
            return this == response();
        }
    }

    /**
     * Reads the header of a message, which begins at 0 and ends at the buffer's limit; big-endian, as a new buffer is.
     *
     * @throws IllegalArgumentException when it is none, or its length is not that of the message
     */
    public static SmpHeader of(ByteBuffer message) {
        if (message.limit() < SIZE) {
            throw new IllegalArgumentException("too short for a header");
        }
        int op = message.get(0) & 0x07;
        int length = message.getShort(2) & 0xffff;
        if (op > 3 || length != message.limit() - SIZE) {
            throw new IllegalArgumentException("not an SMP message");
        }
        return new SmpHeader(
                Op.values()[op], message.get(0) >> 3 & 0x03, length, message.getShort(4) & 0xffff, message.get(6) & 0xff, message.get(7) & 0xff);
    }

    /** Whether this is the answer to that request, by sequence number, group and command. */
    public boolean answers(SmpHeader request) {
        return op == request.op.response() && group == request.group && command == request.command && sequence == request.sequence;
    }

    /** Writes the header to the start of a message. */
    public void put(ByteBuffer message) {
        message.put(0, (byte) (version << 3 | op.ordinal())).put(1, (byte) 0).putShort(2, (short) length).putShort(4, (short) group)
                .put(6, (byte) sequence).put(7, (byte) command);
    }
}
