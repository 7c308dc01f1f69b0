package dev.claimport.hostile;

import java.util.Set;

/** Gives a claim under the id of another. */
final class LiarCloudSwapsTheClaimsId extends CloudLie {

    @Override
    Answer answer(String request, Answer honest) {
        return isClaim(request) ? changed(honest, body -> body.put("certificateId", "ab".repeat(32))) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("claim-invalid");
    }
}
