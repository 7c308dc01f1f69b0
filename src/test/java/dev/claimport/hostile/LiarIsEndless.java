package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Takes more bytes than there are. */
final class LiarIsEndless extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.HELLO) ? with(honest, "max", Long.MAX_VALUE) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("confirmed");
    }
}
