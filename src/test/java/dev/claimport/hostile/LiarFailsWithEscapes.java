package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Fails, with words that would paint the terminal. */
final class LiarFailsWithEscapes extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.STATUS) ? Map.of("state", 8L, "err", Map.of("code", "\u001b]0;x\u0007", "msg", "\u001b[31m\u202e")) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("registration-refused");
    }
}
