package dev.claimport.hostile;

import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Says that it takes messages larger than it does, and drops them. */
final class LiarHasAHugeBuffer extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return isParameters(request) ? Map.of("buf_size", 1L << 40, "buf_count", 4L) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("confirmed");
    }
}
