package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Has a clock that stands before there were claims. */
final class LiarSetsItsClockBack extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.HELLO) ? with(honest, "clock", 0L) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("confirmed");
    }
}
