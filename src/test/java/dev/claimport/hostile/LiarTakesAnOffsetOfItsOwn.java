package dev.claimport.hostile;

import dev.claimport.device.smp.SmpHeader;
import dev.claimport.device.smpfs.SmpFs;
import java.util.Map;
import java.util.Set;

/** Says of each part that it is somewhere else in the file. */
final class LiarTakesAnOffsetOfItsOwn extends DeviceLie {

    @Override
    String dialect() {
        return "smp-fs";
    }

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return request.group() == SmpFs.GROUP && request.command() == SmpFs.FILE && request.op() == SmpHeader.Op.WRITE
                ? with(honest, "off", 1L)
                : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("device-lost-track", "device-storage-failed");
    }
}
