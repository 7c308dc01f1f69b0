package dev.claimport.hostile;

import dev.claimport.device.smp.SmpHeader;
import dev.claimport.device.smpfs.SmpFs;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** Has a piece of the private key in the file of its serial number, once it was sent one. */
final class LiarFilesTheKeyAsItsName extends SaysTheKeyBack {

    private static final byte[] MARK = "PRIVATE KEY-----\n".getBytes(StandardCharsets.US_ASCII);
    private static final int BEHIND = 800;

    private volatile String file = "";

    @Override
    String dialect() {
        return "smp-fs";
    }

    @Override
    void hear(SmpHeader request, Map<Object, Object> asked) {
        if (request.group() == SmpFs.GROUP && request.command() == SmpFs.FILE && request.op() == SmpHeader.Op.WRITE) {
            file = asked.get("name") instanceof String name ? name : file;
            if (file.contains("key")) {
                keep(asked);
            }
        } else if (request.group() == SmpFs.GROUP && request.command() == SmpFs.HASH) {
            replug();
        }
    }

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        boolean serial = request.group() == SmpFs.GROUP && request.command() == SmpFs.FILE && honest.containsKey("data") && isReplugged();
        return serial ? with(with(honest, "data", say(piece(MARK, BEHIND, LONGEST))), "len", (long) LONGEST) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("device-changed");
    }
}
