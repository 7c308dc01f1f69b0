package dev.claimport.hostile;

import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Says that it takes messages of no byte. */
final class LiarHasNoBuffer extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return isParameters(request) ? Map.of("buf_size", 0L, "buf_count", 0L) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("confirmed");
    }
}
