package dev.claimport.practice.device.smp;

import dev.claimport.claim.cbor.CborException;
import dev.claimport.claim.cbor.CborReader;
import dev.claimport.device.smp.SmpHeader;
import dev.claimport.device.smp.SmpHeader.Op;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/**
 * One of the requests in a packet, as Zephyr 4.4 reads it ({@code smp_process_request_packet}).
 *
 * @param refusal the error of the protocol by which it is refused before any group sees it
 * @param body its map, wherever the header says that it ends; empty when there is none
 */
record ZephyrRequest(SmpHeader header, Optional<Reply> refusal, Optional<Map<Object, Object>> body) {

    /** MGMT_ERR_ECORRUPT. */
    private static final int CORRUPT = 9;
    /** MGMT_ERR_UNSUPPORTED_TOO_NEW. */
    private static final int TOO_NEW = 13;
    /** Version 2 of SMP, as in headers. */
    private static final int NEWEST = 1;

    /** Empty where no header fits any more: to that, nothing is answered. */
    static Optional<ZephyrRequest> at(int offset, byte[] packet) {
        ByteBuffer in = ByteBuffer.wrap(packet, offset, packet.length - offset);
        if (in.remaining() < SmpHeader.SIZE) {
            return Optional.empty();
        }
        int first = in.get();
        in.get();
        int length = in.getShort() & 0xffff;
        int group = in.getShort() & 0xffff;
        int sequence = in.get() & 0xff;
        int command = in.get() & 0xff;
        int op = first & 0x07;
        int version = first >> 3 & 0x03;
        // Whatever is no read is answered as a write, and no version is answered but those that are known.
        SmpHeader header = new SmpHeader(op == Op.READ.ordinal() ? Op.READ : Op.WRITE, Math.min(version, NEWEST), length, group, sequence, command);
        return Optional.of(new ZephyrRequest(header, refusal(op, version, length > in.remaining()), body(in)));
    }

    private static Optional<Reply> refusal(int op, int version, boolean tooLong) {
        if (tooLong) {
            return Optional.of(new Reply.Unknown(CORRUPT));
        }
        if (op != Op.READ.ordinal() && op != Op.WRITE.ordinal()) {
            return Optional.of(new Reply.Unknown(Reply.NOT_SUPPORTED));
        }
        return version > NEWEST ? Optional.of(new Reply.Unknown(TOO_NEW)) : Optional.empty();
    }

    private static Optional<Map<Object, Object>> body(ByteBuffer in) {
        try {
            return Optional.of(CborReader.readLeadingMap(in));
        } catch (CborException _) {
            return Optional.empty();
        }
    }

    /** Whether the packet is given up after this answer to it. */
    boolean isEndedBy(Reply reply) {
        return reply instanceof Reply.Unknown || reply instanceof Reply.OfGroup && header.version() == 0;
    }
}
