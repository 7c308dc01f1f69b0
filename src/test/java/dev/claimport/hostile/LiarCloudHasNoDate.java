package dev.claimport.hostile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Does not say when a certificate was made. */
final class LiarCloudHasNoDate extends CloudLie {

    @Override
    Answer answer(String request, Answer honest) {
        return isCertificate(request) ? changed(honest, body -> ((ObjectNode) body.get("certificateDescription")).remove("creationDate")) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("answer-unreadable", "service-unavailable", "service-refused", "certificate-not-new");
    }
}
