package dev.claimport.hostile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Says of each certificate that it was made an hour ago. */
final class LiarCloudDatesBack extends CloudLie {

    @Override
    Answer answer(String request, Answer honest) {
        return isCertificate(request)
                ? changed(honest, body ->
                        ((ObjectNode) body.get("certificateDescription")).put("creationDate", System.currentTimeMillis() / 1000 - 3600))
                : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("certificate-not-new");
    }
}
