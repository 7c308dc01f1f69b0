package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Goes to and fro between two states for ever. */
final class LiarAlternates extends DeviceLie {

    private int asked;

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.STATUS) ? Map.of("state", asked++ % 2 == 0 ? 4L : 5L) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("registration-stalled");
    }
}
