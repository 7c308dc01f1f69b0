package dev.claimport.hostile;

import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Registers, and then names the certificate of another slot beside its own thing. */
final class LiarNamesAnothersCertificate extends DeviceLie {

    private String thing;
    private String certificate;

    @Override
    public void prepare(HostileWorld world, Deceived deceived) {
        thing = "";
        certificate = world.othersCertificate();
    }

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return isDone(request, honest) ? done(honest.get("thing"), certificate) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("certificate-not-attached");
    }
}
