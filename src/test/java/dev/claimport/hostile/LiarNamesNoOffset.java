package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Does not say what it has. */
final class LiarNamesNoOffset extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.PUT) ? Map.of() : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("device-lost-track");
    }
}
