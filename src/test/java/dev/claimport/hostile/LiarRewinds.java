package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Asks for the beginning again and again. */
final class LiarRewinds extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.PUT) ? Map.of("off", 0L) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("device-lost-track");
    }
}
