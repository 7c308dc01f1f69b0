package dev.claimport.hostile;

import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Turns a bit over in each answer. */
final class LiarTurnsABit extends DeviceLie {

    @Override
    byte[] answer(SmpHeader request, SmpHeader answer, Map<Object, Object> honest) {
        byte[] turned = wire(answer, honest);
        turned[turned.length / 2] ^= 1;
        return turned;
    }

    @Override
    public Set<String> ends() {
        return Set.of("device-silent", "device-garbage");
    }
}
