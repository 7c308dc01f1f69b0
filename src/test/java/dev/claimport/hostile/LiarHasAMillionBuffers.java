package dev.claimport.hostile;

import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Says that it takes a million messages at once. */
final class LiarHasAMillionBuffers extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return isParameters(request) ? Map.of("buf_size", 512L, "buf_count", 1_000_000L) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("confirmed");
    }
}
