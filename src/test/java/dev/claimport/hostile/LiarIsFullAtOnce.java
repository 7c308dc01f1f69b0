package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Says after the first part that it has the whole bundle. */
final class LiarIsFullAtOnce extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.PUT) ? Map.of("off", 1L << 20) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("device-lost-track", "device-refused", "digest-wrong", "device-garbage");
    }
}
