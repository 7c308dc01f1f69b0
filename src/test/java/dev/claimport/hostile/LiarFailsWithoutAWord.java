package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Fails, and does not say why. */
final class LiarFailsWithoutAWord extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.STATUS) ? Map.of("state", 8L) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("registration-refused");
    }
}
