package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Names a thing that leads elsewhere in the service's addresses. */
final class LiarNamesAPath extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.STATUS) ? done("../certificates/x", "ab".repeat(32)) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("device-report-wrong");
    }
}
