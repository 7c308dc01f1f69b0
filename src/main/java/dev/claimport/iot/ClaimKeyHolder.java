package dev.claimport.iot;

import dev.claimport.claim.ClaimKey;
import org.jspecify.annotations.Nullable;

/** Carries the key of one claim past the SDK. What is not taken out is wiped when the holder closes. */
final class ClaimKeyHolder implements AutoCloseable {

    private @Nullable ClaimKey key;

    /** Wipes a key that was put before. */
    void put(ClaimKey newKey) {
        close();
        key = newKey;
    }

    /** @throws IllegalStateException when there is none */
    ClaimKey take() {
        if (key == null) {
            throw new IllegalStateException("no key");
        }
        ClaimKey taken = key;
        key = null;
        return taken;
    }

    @Override
    public void close() {
        if (key != null) {
            key.close();
            key = null;
        }
    }
}
