package dev.claimport.hostile;

import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Repeats its last answer before each new one. */
final class LiarReplays extends DeviceLie {

    private byte[] last = {};

    @Override
    byte[] answer(SmpHeader request, SmpHeader answer, Map<Object, Object> honest) {
        byte[] now = wire(answer, honest);
        byte[] both = joined(last, now);
        last = now;
        return both;
    }

    @Override
    public Set<String> ends() {
        return Set.of("confirmed");
    }
}
