package dev.claimport.hostile;

import java.util.Set;

/** Is out of order whenever a claim is wanted. */
final class LiarCloudIsDown extends CloudLie {

    @Override
    Answer answer(String request, Answer honest) {
        return isClaim(request) ? honest.with(503).with("{\"message\":\"down\"}") : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("service-unavailable");
    }
}
