package dev.claimport.practice.device.handover;

import dev.claimport.device.seal.BundleSeal.DeviceKeys;
import dev.claimport.device.seal.ProofOfPossession;
import dev.claimport.device.seal.SealException;
import dev.claimport.practice.device.VirtualDeviceOptions;
import java.util.Optional;

/** The keys that a device offers to be sealed for: a fresh one for each bundle (hand-over group, "hello"). */
final class SealKeys {

    private final VirtualDeviceOptions options;
    private Optional<DeviceKeys> offered = Optional.empty();

    SealKeys(VirtualDeviceOptions options) {
        this.options = options;
    }

    /** The public key to offer, if the device takes sealed bundles: the same until a bundle is begun with it. */
    Optional<byte[]> offer() {
        if (options.sealing().offered() && offered.isEmpty()) {
            offered = Optional.of(new DeviceKeys());
        }
        return offered.map(DeviceKeys::publicKey);
    }

    /** The keys for a bundle that is begun; the next offer is of others. Empty when nothing was offered. */
    Optional<DeviceKeys> take() {
        Optional<DeviceKeys> taken = offered;
        offered = Optional.empty();
        return taken;
    }

    void forget() {
        offered = Optional.empty();
    }

    /** Whether only what was sealed will do. */
    boolean demanded() {
        return options.sealing().code().isPresent();
    }

    /** @return the bundle, the caller's to wipe */
    byte[] open(DeviceKeys keys, byte[] sealed, byte[] encapsulated, String claimId) throws SealException {
        Optional<ProofOfPossession> code = options.sealing().code().map(text -> ProofOfPossession.taking(text.toCharArray()));
        try {
            return keys.open(sealed, encapsulated, claimId, code, options.serial());
        } finally {
            code.ifPresent(ProofOfPossession::close);
        }
    }
}
