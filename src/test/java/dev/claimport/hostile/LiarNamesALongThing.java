package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Names a thing of more characters than AWS allows. */
final class LiarNamesALongThing extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.STATUS) ? done("x".repeat(129), "ab".repeat(32)) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("device-report-wrong");
    }
}
