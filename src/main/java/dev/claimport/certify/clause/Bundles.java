package dev.claimport.certify.clause;

import dev.claimport.claim.EncodedBundle;
import dev.claimport.claim.SecretBytes;
import dev.claimport.device.seal.BundleSeal;
import dev.claimport.device.seal.ProofOfPossession;
import dev.claimport.device.seal.SealException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a device under certification is sent: bundles that lead it somewhere, with what its template wants, and sealed for it. */
record Bundles(FarSide far, Map<String, String> insisted, Optional<ProofOfPossession> code, Hello hello) {

    /** Of no claim that there is: a device does not look at more than its form. */
    static final String CLAIM_ID = "c1a1".repeat(16);
    private static final String SERIAL_NUMBER = "SerialNumber";

    /**
     * How a bundle is sealed.
     *
     * @param claimId of the claim that the seal is bound to
     */
    record Sealed(String claimId, Optional<ProofOfPossession> code, String serial) { }

    /** As this device can open it. */
    Sealed usual() {
        return new Sealed(CLAIM_ID, code, hello.serial());
    }

    /** With what the template wants and the device does not fill in itself. */
    Map<String, String> parameters(Map<String, String> given) {
        Map<String, String> all = new HashMap<>(given);
        if (!hello.parameters().contains(SERIAL_NUMBER)) {
            all.putIfAbsent(SERIAL_NUMBER, hello.serial());
        }
        return all;
    }

    /** The bytes of a bundle that leads to that fate. */
    byte[] bytes(Fate fate, Map<String, String> parameters) {
        try (EncodedBundle bundle = far.bundle(fate, parameters(parameters)).encode()) {
            byte[] bytes = new byte[bundle.size()];
            bundle.lend(content -> content.get(bytes));
            return bytes;
        }
    }

    byte[] bytes(Fate fate) {
        return bytes(fate, insisted);
    }

    static Transfer plain(byte[] content, Instant now, Sealed how) {
        return new Transfer(how.claimId(), content, now, now.plusSeconds(300), Optional.empty());
    }

    /** @param key that the device offers @throws NotMet when it is none */
    static Transfer seal(Transfer plain, byte[] key, Sealed how) {
        try (EncodedBundle content = new EncodedBundle(how.claimId(), plain.expires(), SecretBytes.taking(plain.bytes().clone(), 0, plain.size()))) {
            BundleSeal.Sealed sealed = BundleSeal.seal(content, key, how.code(), how.serial());
            try (EncodedBundle bundle = sealed.bundle()) {
                byte[] bytes = new byte[bundle.size()];
                bundle.lend(from -> from.get(bytes));
                return new Transfer(CLAIM_ID, bytes, plain.now(), plain.expires(), Optional.of(sealed.encapsulated()));
            }
        } catch (SealException _) {
            throw new NotMet("{\"seal\": (32)}", Shown.bytes(key));
        }
    }
}
