package dev.claimport.hostile;

import java.util.Set;

/** Sends whoever asks to another address. */
final class LiarCloudSendsElsewhere extends CloudLie {

    @Override
    Answer answer(String request, Answer honest) {
        return isTemplate(request) ? honest.with(302).with("Location", "http://127.0.0.1:9/") : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("wrong-endpoint");
    }
}
