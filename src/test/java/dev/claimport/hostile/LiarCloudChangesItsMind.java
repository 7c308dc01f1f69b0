package dev.claimport.hostile;

import java.util.Set;

/** Attaches a certificate every second time that it is asked. */
final class LiarCloudChangesItsMind extends CloudLie {

    private int asked;

    @Override
    Answer answer(String request, Answer honest) {
        return isPrincipals(request) && asked++ % 2 == 0 ? honest.with("{\"principals\":[]}") : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("confirmed", "certificate-not-attached");
    }
}
