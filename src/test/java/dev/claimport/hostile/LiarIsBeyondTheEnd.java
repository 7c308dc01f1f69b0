package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Has more than it was sent. */
final class LiarIsBeyondTheEnd extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.PUT) ? with(honest, "off", Long.MAX_VALUE) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("device-lost-track");
    }
}
