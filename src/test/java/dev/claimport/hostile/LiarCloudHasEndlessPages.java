package dev.claimport.hostile;

import java.util.Set;

/** Has always another page of principals. */
final class LiarCloudHasEndlessPages extends CloudLie {

    private int asked;

    @Override
    Answer answer(String request, Answer honest) {
        return isPrincipals(request) ? honest.with("{\"principals\":[],\"nextToken\":\"t" + asked++ + "\"}") : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("confirmed", "certificate-not-attached", "network-timeout", "answer-unreadable", "service-refused");
    }
}
