package dev.claimport.device.handover;

import dev.claimport.claim.Bundle;
import dev.claimport.claim.EncodedBundle;
import dev.claimport.device.handover.HandoverGroupReader.Hello;
import dev.claimport.device.seal.BundleSeal;
import dev.claimport.device.seal.BundleSeal.Sealed;
import dev.claimport.device.seal.ProofOfPossession;
import dev.claimport.device.seal.SealException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A bundle on its way to a device, as the bytes that go over the wire: sealed where the device offers a key. It outlives the
 * link, so that a hand-over which was cut off can go on with the very same bytes.
 */
final class WireBundle implements AutoCloseable {

    private final Bundle bundle;
    private final EncodedBundle bytes;
    private final Optional<byte[]> encapsulated;
    private final Optional<byte[]> sealedFor;

    /** Makes them: {@link #of}. */
    @FunctionalInterface
    interface Packing {

        WireBundle pack(Bundle bundle, Hello device, Optional<ProofOfPossession> code) throws SealException;
    }

    private WireBundle(Bundle bundle, EncodedBundle bytes, Optional<byte[]> encapsulated, Optional<byte[]> sealedFor) {
        this.bundle = bundle;
        this.bytes = bytes;
        this.encapsulated = encapsulated;
        this.sealedFor = sealedFor;
    }

    /** @throws SealException when the device's key is none */
    static WireBundle of(Bundle bundle, Hello device, Optional<ProofOfPossession> code) throws SealException {
        if (device.sealKey().isEmpty()) {
            return new WireBundle(bundle, bundle.encode(), Optional.empty(), Optional.empty());
        }
        try (EncodedBundle plain = bundle.encode()) {
            Sealed sealed = BundleSeal.seal(plain, device.sealKey().get(), code, device.serial());
            return new WireBundle(bundle, sealed.bundle(), Optional.of(sealed.encapsulated()), device.sealKey());
        }
    }

    /** Whether these are the bytes of that bundle. */
    boolean carries(Bundle other) {
        return bundle.equals(other);
    }

    /** Whether the device that says this hello can do something with it: it is unsealed, or sealed for that key. */
    boolean suits(Hello device) {
        return sealedFor.isEmpty() || Arrays.equals(sealedFor.get(), device.sealKey().orElse(null));
    }

    EncodedBundle bytes() {
        return bytes;
    }

    /** What opens the seal, beside the device's key. */
    Optional<byte[]> encapsulated() {
        return encapsulated;
    }

    int size() {
        return bytes.size();
    }

    @Override
    public void close() {
        bytes.close();
    }
}
