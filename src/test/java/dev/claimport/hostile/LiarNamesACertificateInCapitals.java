package dev.claimport.hostile;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import java.util.Map;
import java.util.Set;

/** Is done with a certificate whose id is written as no service does. */
final class LiarNamesACertificateInCapitals extends DeviceLie {

    @Override
    Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
        return is(request, HandoverGroup.STATUS) ? done("x", "AB".repeat(32)) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("device-report-wrong");
    }
}
