package dev.claimport.hostile;

import dev.claimport.device.smp.SmpHeader;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** Leaves the end off each answer. */
final class LiarCutsItsFrames extends DeviceLie {

    @Override
    byte[] answer(SmpHeader request, SmpHeader answer, Map<Object, Object> honest) {
        byte[] whole = wire(answer, honest);
        return Arrays.copyOf(whole, whole.length - 5);
    }

    @Override
    public Set<String> ends() {
        return Set.of("device-silent", "device-garbage");
    }
}
