package dev.claimport.hostile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Says of each certificate that it is not active. */
final class LiarCloudHasInactiveCertificates extends CloudLie {

    @Override
    Answer answer(String request, Answer honest) {
        return isCertificate(request) ? changed(honest, body -> ((ObjectNode) body.get("certificateDescription")).put("status", "INACTIVE")) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("certificate-not-active");
    }
}
