package dev.claimport.hostile;

import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Registers, and says that it has failed. */
final class LiarFailsAfterAll extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return isDone(request, honest) ? Map.of("state", 8L, "err", Map.of("code", "nonsense", "msg", "no")) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("registration-refused");
    }
}
