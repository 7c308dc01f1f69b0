package dev.claimport.hostile;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Attaches other certificates to things, with ids that end alike. */
final class LiarCloudAttachesOthers extends CloudLie {

    @Override
    Answer answer(String request, Answer honest) {
        return isPrincipals(request) ? honest.with(new String(honest.body(), StandardCharsets.UTF_8).replace(":cert/", ":cert/ab")) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("certificate-not-attached");
    }
}
