package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Is done, and does not say with what. */
final class LiarNamesNoCertificate extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.STATUS) ? Map.of("state", 7L, "thing", "x") : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("device-report-wrong");
    }
}
