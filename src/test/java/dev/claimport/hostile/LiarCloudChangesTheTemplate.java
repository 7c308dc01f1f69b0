package dev.claimport.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Gives another template than is used: one that makes other things. */
final class LiarCloudChangesTheTemplate extends CloudLie {

    @Override
    Answer answer(String request, Answer honest) {
        return isTemplate(request) ? honest.with(new String(honest.body(), StandardCharsets.UTF_8).replace("sensor\\\"", "meter\\\"")) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("thing-not-expected");
    }
}
