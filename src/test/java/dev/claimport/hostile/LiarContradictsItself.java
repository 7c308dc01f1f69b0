package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Says of each question to its state first one thing and then another, under the same number. */
final class LiarContradictsItself extends DeviceLie {

    @Override
    byte[] answer(SmpHeader request, SmpHeader answer, Map<Object, Object> honest) {
        byte[] now = wire(answer, honest);
        return is(request, HandoverGroup.STATUS) ? joined(wire(answer, done("sensor-H-other", "ab".repeat(32))), now) : now;
    }

    @Override
    public Set<String> ends() {
        return Set.of("thing-not-expected", "thing-not-found", "certificate-not-attached", "registration-stalled");
    }
}
