package dev.claimport.hostile;

import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Registers, and is never done. */
final class LiarNeverComesBack extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return isDone(request, honest) ? with(honest, "state", 6L) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("registration-stalled");
    }
}
