package dev.claimport.hostile;

import java.util.Set;

/** Does not know of any thing. */
final class LiarCloudHidesThings extends CloudLie {

    @Override
    Answer answer(String request, Answer honest) {
        return isThing(request) ? honest.with(404).with("x-amzn-ErrorType", "ResourceNotFoundException").with("{\"message\":\"no\"}") : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("thing-not-found");
    }
}
