package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Is registering whenever it is asked. */
final class LiarIsBusyForEver extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.HELLO) ? with(honest, "state", 5L) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("device-busy", "device-wrong-state");
    }
}
