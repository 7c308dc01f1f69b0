package dev.claimport.hostile;

import dev.claimport.device.smp.SmpHeader;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says its buffer as a text. */
final class LiarWritesItsBuffer extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return isParameters(request) ? Map.of("buf_size", "many", "buf_count", List.of()) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("confirmed");
    }
}
