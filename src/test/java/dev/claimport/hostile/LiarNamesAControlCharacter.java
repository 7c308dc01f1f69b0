package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Names a thing that would move the terminal's cursor. */
final class LiarNamesAControlCharacter extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.STATUS) ? done("sensor\u001b[2J", "ab".repeat(32)) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("device-report-wrong");
    }
}
