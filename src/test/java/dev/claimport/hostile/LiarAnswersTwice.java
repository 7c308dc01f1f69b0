package dev.claimport.hostile;

import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Says everything twice. */
final class LiarAnswersTwice extends DeviceLie {

    @Override
    byte[] answer(SmpHeader request, SmpHeader answer, Map<Object, Object> honest) {
        byte[] once = wire(answer, honest);
        return joined(once, once);
    }

    @Override
    public Set<String> ends() {
        return Set.of("confirmed");
    }
}
