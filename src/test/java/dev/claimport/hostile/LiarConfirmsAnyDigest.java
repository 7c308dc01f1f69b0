package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Says yes to the digest without a look, and never registers. */
final class LiarConfirmsAnyDigest extends DeviceLie {

    @Override
    boolean passesOn(SmpHeader request) {
        return !is(request, HandoverGroup.COMMIT);
    }

    @Override
    byte[] instead(SmpHeader request, Map<Object, Object> asked) {
        return answerTo(request, Map.of());
    }

    @Override
    public Set<String> ends() {
        return Set.of("registration-stalled", "device-wrong-state");
    }
}
