package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Says that it fills in more parameters than any template has, in an answer longer than any is read. */
final class LiarListsAThousandParameters extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.HELLO)
                ? with(honest, "params", Stream.concat(Stream.of("SerialNumber"), IntStream.range(0, 1_000).mapToObj(i -> "P" + i)).toList())
                : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("device-garbage");
    }
}
