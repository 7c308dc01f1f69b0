package dev.claimport.hostile;

import dev.claimport.device.smp.SmpHeader;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Registers, and then writes the name of its thing in capitals. */
final class LiarChangesTheCase extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return isDone(request, honest) ? done(honest.get("thing").toString().toUpperCase(Locale.ROOT), honest.get("cert")) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("thing-not-expected");
    }
}
