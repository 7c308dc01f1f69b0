package dev.claimport.hostile;

import dev.claimport.device.smp.SmpHeader;
import java.util.Set;

/** Says nothing to every second request. */
final class LiarTakesItsTime extends DeviceLie {

    private int asked;

    @Override
    boolean passesOn(SmpHeader request) {
        return asked++ % 2 == 1;
    }

    @Override
    public Set<String> ends() {
        return Set.of("confirmed", "device-silent");
    }
}
