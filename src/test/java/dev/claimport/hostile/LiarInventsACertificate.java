package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Says at once that it is done, as itself, with a certificate that nobody has made. */
final class LiarInventsACertificate extends DeviceLie {

    private String thing;
    private String certificate;

    @Override
    public void prepare(HostileWorld world, Deceived deceived) {
        thing = deceived.thing();
        certificate = "";
    }

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.STATUS) ? done(thing, "ab".repeat(32)) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("thing-not-found", "certificate-not-attached");
    }
}
