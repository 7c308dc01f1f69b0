package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Says its state as a text. */
final class LiarWritesItsState extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.STATUS) ? Map.of("state", "7") : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("device-garbage");
    }
}
