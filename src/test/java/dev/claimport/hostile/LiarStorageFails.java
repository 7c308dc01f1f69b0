package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Says of each part that it cannot be stored. */
final class LiarStorageFails extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.PUT) ? Map.of("err", Map.of("group", (long) HandoverGroup.ID, "rc", 10L)) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("device-storage-failed");
    }
}
