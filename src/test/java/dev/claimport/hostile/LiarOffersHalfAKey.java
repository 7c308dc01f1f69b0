package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Offers a key that is too short. */
final class LiarOffersHalfAKey extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.HELLO) ? with(honest, "seal", new byte[16]) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("device-garbage");
    }
}
