package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import dev.claimport.practice.device.Sealing;
import dev.claimport.practice.device.VirtualDeviceOptions;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/** Comes back with a serial number that is a piece of the private key. */
final class LiarIsNamedByTheKey extends SaysTheKeyBack {

    /** PKCS#8: the version, and the beginning of the algorithm. */
    private static final byte[] MARK = {0x02, 0x01, 0x00, 0x30, 0x0d};
    /** Beyond the modulus, which is no secret. */
    private static final int BEHIND = 600;

    @Override
    VirtualDeviceOptions options(String serial) {
        return super.options(serial).with(Sealing.NONE);
    }

    @Override
    void hear(SmpHeader request, Map<Object, Object> asked) {
        if (is(request, HandoverGroup.PUT)) {
            keep(asked);
        } else if (is(request, HandoverGroup.COMMIT)) {
            replug();
        }
    }

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.HELLO) && isReplugged()
                ? with(honest, "serial", say(HexFormat.of().formatHex(piece(MARK, BEHIND, LONGEST / 2))))
                : honest;
    }

    /** It has no serial number then. */
    @Override
    public Set<String> ends() {
        return Set.of("device-garbage");
    }
}
