package dev.claimport.device;

import dev.claimport.claim.Bundle;
import dev.claimport.claim.EncodedBundle;

/**
 * A bundle on its way to a device, as the bytes that go over the wire. It outlives the link, so that a hand-over which was cut
 * off can go on with the very same bytes.
 */
final class Outgoing implements AutoCloseable {

    private final Bundle bundle;
    private final EncodedBundle bytes;

    private Outgoing(Bundle bundle, EncodedBundle bytes) {
        this.bundle = bundle;
        this.bytes = bytes;
    }

    static Outgoing of(Bundle bundle) {
        return new Outgoing(bundle, bundle.encode());
    }

    /** Whether these are the bytes of that bundle. */
    boolean carries(Bundle other) {
        return bundle.equals(other);
    }

    EncodedBundle bytes() {
        return bytes;
    }

    int size() {
        return bytes.size();
    }

    @Override
    public void close() {
        bytes.close();
    }
}
