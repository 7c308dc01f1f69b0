package dev.claimport.hostile;

import java.util.Set;

/** Says of each thing that nothing is attached to it. */
final class LiarCloudDetachesEverything extends CloudLie {

    @Override
    Answer answer(String request, Answer honest) {
        return isPrincipals(request) ? honest.with("{\"principals\":[]}") : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("certificate-not-attached");
    }
}
