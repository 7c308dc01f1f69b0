package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Fails, with more words than anybody reads. */
final class LiarFailsWithAnEndlessText extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.STATUS) ? Map.of("state", 8L, "err", Map.of("code", "c".repeat(1000), "msg", "m".repeat(2000))) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("registration-refused");
    }
}
