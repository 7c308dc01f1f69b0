package dev.claimport.hostile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Says when a certificate was made, in words. */
final class LiarCloudWritesADateInWords extends CloudLie {

    @Override
    Answer answer(String request, Answer honest) {
        return isCertificate(request)
                ? changed(honest, body -> ((ObjectNode) body.get("certificateDescription")).put("creationDate", "today"))
                : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("answer-unreadable", "service-unavailable", "service-refused", "certificate-not-new");
    }
}
