package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpFrames;
import dev.claimport.device.smp.SmpHeader;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/** Answers with lists in lists in lists. */
final class LiarNestsForEver extends DeviceLie {

    @Override
    byte[] answer(SmpHeader request, SmpHeader answer, Map<Object, Object> honest) {
        return is(request, HandoverGroup.STATUS) ? message(answer) : wire(answer, honest);
    }

    private static byte[] message(SmpHeader answer) {
        byte[] cbor = HexFormat.of().parseHex("81".repeat(1_000) + "00");
        ByteBuffer message = ByteBuffer.allocate(SmpHeader.SIZE + cbor.length);
        new SmpHeader(answer.op(), answer.version(), cbor.length, answer.group(), answer.sequence(), answer.command()).put(message);
        return SmpFrames.encode(message.put(SmpHeader.SIZE, cbor).array());
    }

    @Override
    public Set<String> ends() {
        return Set.of("device-garbage", "device-silent");
    }
}
