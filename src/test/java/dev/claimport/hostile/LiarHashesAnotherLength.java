package dev.claimport.hostile;

import dev.claimport.device.smp.SmpHeader;
import dev.claimport.device.smpfs.SmpFs;
import java.util.Map;
import java.util.Set;

/** Gives the right digest of a file of another length. */
final class LiarHashesAnotherLength extends DeviceLie {

    @Override
    String dialect() {
        return "smp-fs";
    }

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return request.group() == SmpFs.GROUP && request.command() == SmpFs.HASH ? with(honest, "len", 7L) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("digest-wrong");
    }
}
