package dev.claimport.hostile;

import dev.claimport.device.smp.SmpHeader;
import dev.claimport.device.smpfs.SmpFs;
import java.util.Map;
import java.util.Set;

/** Says of every file that it is longer than any storage. */
final class LiarHasEndlessFiles extends DeviceLie {

    @Override
    String dialect() {
        return "smp-fs";
    }

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return request.group() == SmpFs.GROUP && request.command() == SmpFs.STATUS ? Map.of("len", Long.MAX_VALUE) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("confirmed");
    }
}
