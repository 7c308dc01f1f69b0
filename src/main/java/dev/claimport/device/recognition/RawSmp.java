package dev.claimport.device.recognition;

import dev.claimport.device.smp.SmpHeader;
import dev.claimport.device.smp.SmpHeader.Op;
import dev.claimport.device.smp.SmpMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The question for MCUmgr's parameters as a bare message, without frames (Zephyr, {@code smp_transport.rst}, "Raw UART/serial"). */
final class RawSmp {

    private static final int OS_GROUP = 0;
    private static final int PARAMETERS = 6;
    /** A number that stands out among what else is on a line. */
    private static final int SEQUENCE = 0x5a;
    private static final int LONGEST = 1024;

    private final SmpMessage question = SmpMessage.of(Op.READ, 1, OS_GROUP, SEQUENCE, PARAMETERS, out -> out.map(0));

    byte[] bytes() {
        return question.bytes();
    }

    /** Whether a bare message that answers it is in there, whole. @param heard one character for each byte */
    boolean isAnsweredBy(String heard) {
        byte[] bytes = heard.getBytes(StandardCharsets.ISO_8859_1);
        for (int at = 0; at + SmpHeader.SIZE < bytes.length; at++) {
            int end = at + SmpHeader.SIZE + ((bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff);
            if (end <= bytes.length && end - at < LONGEST && isAnswer(Arrays.copyOfRange(bytes, at, end))) {
                return true;
            }
        }
        return false;
    }

    private boolean isAnswer(byte[] message) {
        try {
            return SmpHeader.of(ByteBuffer.wrap(message)).answers(question.header());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
