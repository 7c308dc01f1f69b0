package dev.claimport.hostile;

import java.util.Set;

/** Gives a claim without a key. */
final class LiarCloudGivesNoKey extends CloudLie {

    @Override
    Answer answer(String request, Answer honest) {
        return isClaim(request) ? changed(honest, body -> body.remove("keyPair")) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("claim-invalid", "answer-unreadable");
    }
}
