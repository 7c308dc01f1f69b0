package dev.claimport.hostile;

import java.util.Set;

/** Announces more bytes than it sends. */
final class LiarCloudEndsEarly extends CloudLie {

    @Override
    Answer answer(String request, Answer honest) {
        return isTemplate(request) ? honest.with("Content-Length", String.valueOf(honest.body().length + 100)) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("confirmed", "answer-unreadable", "connection-lost", "network-timeout");
    }
}
