package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Takes the bundle and is gone for good. */
final class LiarLeaves extends DeviceLie implements PullsTheCable {

    private LyingPort port;

    @Override
    public void of(LyingPort on) {
        port = on;
    }

    @Override
    byte[] answer(SmpHeader request, SmpHeader answer, Map<Object, Object> honest) {
        if (is(request, HandoverGroup.STATUS)) {
            port.pull();
            return new byte[0];
        }
        return wire(answer, honest);
    }

    @Override
    public Set<String> ends() {
        return Set.of("port-gone");
    }
}
