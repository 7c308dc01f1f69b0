package dev.claimport.hostile;

import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Registers, and then names the thing of another slot beside its own certificate. */
final class LiarNamesAnothersThing extends DeviceLie {

    private String thing;
    private String certificate;

    @Override
    public void prepare(HostileWorld world, Deceived deceived) {
        thing = world.othersThing();
        certificate = "";
    }

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return isDone(request, honest) ? done(thing, honest.get("cert")) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("thing-not-expected");
    }
}
