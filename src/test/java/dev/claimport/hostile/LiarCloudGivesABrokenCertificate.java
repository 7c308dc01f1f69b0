package dev.claimport.hostile;

import java.util.Set;

/** Gives a claim whose certificate is none. */
final class LiarCloudGivesABrokenCertificate extends CloudLie {

    @Override
    Answer answer(String request, Answer honest) {
        return isClaim(request)
                ? changed(honest, body -> body.put("certificatePem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"))
                : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("claim-invalid", "answer-unreadable");
    }
}
