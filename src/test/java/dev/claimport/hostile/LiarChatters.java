package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** Talks without an end from the moment on at which it has the bundle, and answers nothing. */
final class LiarChatters extends DeviceLie {

    private boolean committed;

    @Override
    boolean passesOn(SmpHeader request) {
        committed |= is(request, HandoverGroup.COMMIT);
        return !committed;
    }

    @Override
    byte[] instead(SmpHeader request, Map<Object, Object> asked) {
        return "<inf> net: lease renewed\r\n".repeat(2_000).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public Set<String> ends() {
        return Set.of("device-silent", "device-garbage", "port-gone");
    }
}
