package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Was registered before, and says at once that it is done, with the certificate of that time. */
final class LiarShowsAnEarlierCertificate extends DeviceLie {

    private String thing;
    private String certificate;

    @Override
    public void prepare(HostileWorld world, Deceived deceived) {
        thing = deceived.thing();
        certificate = world.handOver(deceived).certificateId().orElseThrow();
    }

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.STATUS) ? done(thing, certificate) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("certificate-not-new");
    }
}
