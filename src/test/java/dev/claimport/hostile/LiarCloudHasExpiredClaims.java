package dev.claimport.hostile;

import java.util.Set;

/** Says of a claim that it has run out already. */
final class LiarCloudHasExpiredClaims extends CloudLie {

    @Override
    Answer answer(String request, Answer honest) {
        return isClaim(request) ? changed(honest, body -> body.put("expiration", 1)) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("claim-expired", "claim-invalid", "confirmed");
    }
}
