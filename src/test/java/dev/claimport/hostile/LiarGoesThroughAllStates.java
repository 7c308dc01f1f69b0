package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Goes through all states one after the other and back again, but the last. */
final class LiarGoesThroughAllStates extends DeviceLie {

    private int asked;

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.STATUS) ? Map.of("state", 3L + asked++ % 4) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("registration-stalled");
    }
}
