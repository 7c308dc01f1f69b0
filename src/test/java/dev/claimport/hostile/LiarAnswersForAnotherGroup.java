package dev.claimport.hostile;

import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Answers in the name of another group. */
final class LiarAnswersForAnotherGroup extends DeviceLie {

    @Override
    byte[] answer(SmpHeader request, SmpHeader answer, Map<Object, Object> honest) {
        return wire(new SmpHeader(answer.op(), answer.version(), 0, 7, answer.sequence(), answer.command()), honest);
    }

    @Override
    public Set<String> ends() {
        return Set.of("device-silent", "device-garbage");
    }
}
