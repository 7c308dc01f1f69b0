package dev.claimport.hostile;

import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Sends back what it is sent. */
final class LiarEchoes extends DeviceLie {

    @Override
    byte[] answer(SmpHeader request, SmpHeader answer, Map<Object, Object> honest) {
        return wire(request, Map.of());
    }

    @Override
    public Set<String> ends() {
        return Set.of("device-silent", "device-garbage");
    }
}
