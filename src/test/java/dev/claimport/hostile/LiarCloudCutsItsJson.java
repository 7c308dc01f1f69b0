package dev.claimport.hostile;

import java.util.Set;

/** Answers with half of its JSON, under the right length. */
final class LiarCloudCutsItsJson extends CloudLie {

    @Override
    Answer answer(String request, Answer honest) {
        return isThing(request) ? honest.with("{\"thingName\":\"x") : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("answer-unreadable", "service-unavailable", "service-refused");
    }
}
