package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Takes ten bytes. */
final class LiarIsTooSmall extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.HELLO) ? with(honest, "max", 10L) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("device-too-small");
    }
}
