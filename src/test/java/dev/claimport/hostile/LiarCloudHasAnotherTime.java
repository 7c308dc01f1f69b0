package dev.claimport.hostile;

import java.util.Set;

/** Dates its answers a day back. */
final class LiarCloudHasAnotherTime extends CloudLie {

    @Override
    Answer answer(String request, Answer honest) {
        return honest.with("Date", "Sat, 01 Jan 2000 00:00:00 GMT");
    }

    @Override
    public Set<String> ends() {
        return Set.of("confirmed", "certificate-not-new", "clock-skew", "claim-invalid", "claim-expired");
    }
}
