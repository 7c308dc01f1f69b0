package dev.claimport.hostile;

import dev.claimport.device.smp.SmpHeader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** Answers a few bytes at a time, with a shell's prompt in between lines. */
final class LiarDripsItsAnswers extends DeviceLie {

    @Override
    byte[] answer(SmpHeader request, SmpHeader answer, Map<Object, Object> honest) {
        return joined("\u001b[1;32muart:~$ \u001b[m\r\n".repeat(3).getBytes(StandardCharsets.ISO_8859_1), wire(answer, honest));
    }

    @Override
    public Set<String> ends() {
        return Set.of("confirmed");
    }
}
