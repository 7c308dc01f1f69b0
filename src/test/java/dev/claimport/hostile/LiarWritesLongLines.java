package dev.claimport.hostile;

import dev.claimport.device.smp.SmpHeader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** Sends lines longer than any frame before each answer. */
final class LiarWritesLongLines extends DeviceLie {

    @Override
    byte[] answer(SmpHeader request, SmpHeader answer, Map<Object, Object> honest) {
        return joined(("\u0006\t" + "A".repeat(20_000) + "\n").getBytes(StandardCharsets.ISO_8859_1), wire(answer, honest));
    }

    @Override
    public Set<String> ends() {
        return Set.of("confirmed");
    }
}
