package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Speaks a version of the group that is to come. */
final class LiarSpeaksAnotherVersion extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.HELLO) ? with(honest, "v", 2L) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("device-unsupported");
    }
}
