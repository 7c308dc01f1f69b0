package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Has received something else than it was sent. */
final class LiarHasReceivedOthers extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.COMMIT) ? Map.of("err", Map.of("group", (long) HandoverGroup.ID, "rc", 4L)) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("digest-wrong");
    }
}
