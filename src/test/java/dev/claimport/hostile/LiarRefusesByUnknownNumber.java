package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Refuses by a number that nobody has heard of. */
final class LiarRefusesByUnknownNumber extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.PUT) ? Map.of("err", Map.of("group", (long) HandoverGroup.ID, "rc", 4711L)) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("device-refused");
    }
}
