package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Set;

/** Says nothing any more once it has the bundle. */
final class LiarFallsSilent extends DeviceLie {

    private boolean committed;

    @Override
    boolean passesOn(SmpHeader request) {
        committed |= is(request, HandoverGroup.COMMIT);
        return !committed;
    }

    @Override
    public Set<String> ends() {
        return Set.of("device-silent");
    }
}
