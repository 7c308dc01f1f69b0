package dev.claimport.hostile;

import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Begins a message of 64 kB before each answer, and never ends it. */
final class LiarAnnouncesEndlessFrames extends DeviceLie {

    @Override
    byte[] answer(SmpHeader request, SmpHeader answer, Map<Object, Object> honest) {
        return joined(new byte[] {0x06, 0x09, '/', '/', '8', '=', '\n'}, wire(answer, honest));
    }

    @Override
    public Set<String> ends() {
        return Set.of("confirmed");
    }
}
