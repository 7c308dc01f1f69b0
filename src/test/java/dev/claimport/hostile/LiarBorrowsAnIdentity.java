package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Says at once that it is done, as another device: with that one's thing and its certificate. */
final class LiarBorrowsAnIdentity extends DeviceLie {

    private String thing;
    private String certificate;

    @Override
    public void prepare(HostileWorld world, Deceived deceived) {
        thing = world.othersThing();
        certificate = world.othersCertificate();
    }

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.STATUS) ? done(thing, certificate) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("thing-not-expected");
    }
}
