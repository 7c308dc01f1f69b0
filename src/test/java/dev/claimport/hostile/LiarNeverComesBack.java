package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Registers, and is never done. */
final class LiarNeverComesBack extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.STATUS) ? honest.get("state").equals(7L) ? with(honest, "state", 6L) : honest : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("registration-stalled");
    }
}
