package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Is another device each time that it is asked. */
final class LiarChangesItsSerialNumber extends DeviceLie {

    private int asked;

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.HELLO) ? with(honest, "serial", "H-" + asked++) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("device-changed", "thing-not-expected");
    }
}
