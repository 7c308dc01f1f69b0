package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Says the serial number of another device, and registers as itself. */
final class LiarGivesAnothersSerialNumber extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.HELLO) ? with(honest, "serial", "H-other") : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("thing-not-expected");
    }
}
