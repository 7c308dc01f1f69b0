package dev.claimport.hostile;

import dev.claimport.device.smp.SmpHeader;
import dev.claimport.device.smpfs.SmpFs;
import java.util.Map;
import java.util.Set;

/** Has no room for anything. */
final class LiarIsFull extends DeviceLie {

    @Override
    String dialect() {
        return "smp-fs";
    }

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return request.group() == SmpFs.GROUP && request.command() == SmpFs.FILE && request.op() == SmpHeader.Op.WRITE
                ? Map.of("err", Map.of("group", 8L, "rc", 10L))
                : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("device-no-space");
    }
}
