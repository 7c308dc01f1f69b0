package dev.claimport.hostile;

import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Answers with the number of another request. */
final class LiarAnswersOthers extends DeviceLie {

    @Override
    byte[] answer(SmpHeader request, SmpHeader answer, Map<Object, Object> honest) {
        return wire(new SmpHeader(answer.op(), answer.version(), 0, answer.group(), answer.sequence() + 1 & 0xff, answer.command()), honest);
    }

    @Override
    public Set<String> ends() {
        return Set.of("device-silent", "device-garbage");
    }
}
