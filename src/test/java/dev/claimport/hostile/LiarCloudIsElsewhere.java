package dev.claimport.hostile;

import java.util.Set;

/** Says that devices connect to an address that is none. */
final class LiarCloudIsElsewhere extends CloudLie {

    @Override
    Answer answer(String request, Answer honest) {
        return isEndpoint(request) ? honest.with("{\"endpointAddress\":\"../x y\"}") : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("answer-unreadable", "service-unavailable", "service-refused", "endpoint-invalid", "wrong-endpoint");
    }
}
