package dev.claimport.hostile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Says that certificates are active, in words that the service does not use. */
final class LiarCloudWritesStatusSmall extends CloudLie {

    @Override
    Answer answer(String request, Answer honest) {
        return isCertificate(request) ? changed(honest, body -> ((ObjectNode) body.get("certificateDescription")).put("status", "active")) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("certificate-not-active");
    }
}
