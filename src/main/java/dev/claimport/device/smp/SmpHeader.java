package dev.claimport.device.smp;

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
     * Reads the header of a message.
     *
     * @throws IllegalArgumentException when it is none, or its length is not that of the message
     */
    public static SmpHeader of(byte[] message) {
        if (message.length < SIZE) {
            throw new IllegalArgumentException("too short for a header");
        }
        int op = message[0] & 0x07;
        int length = be16(message, 2);
        if (op > 3 || length != message.length - SIZE) {
            throw new IllegalArgumentException("not an SMP message");
        }
        return new SmpHeader(Op.values()[op], message[0] >> 3 & 0x03, length, be16(message, 4), message[6] & 0xff, message[7] & 0xff);
    }

    /** Whether this is the answer to that request, by sequence number, group and command. */
    public boolean answers(SmpHeader request) {
        return op == request.op.response() && group == request.group && command == request.command && sequence == request.sequence;
    }

    /** Writes the header to the start of a message. */
    public void put(byte[] message) {
        message[0] = (byte) (version << 3 | op.ordinal());
        message[1] = 0;
        message[2] = (byte) (length >> 8);
        message[3] = (byte) length;
        message[4] = (byte) (group >> 8);
        message[5] = (byte) group;
        message[6] = (byte) sequence;
        message[7] = (byte) command;
    }

    private static int be16(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }
}
