package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Is empty again right after it has taken the bundle. */
final class LiarForgets extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.STATUS) ? Map.of("state", 0L) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("device-wrong-state");
    }
}
