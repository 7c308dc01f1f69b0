package dev.claimport.handover;

import dev.claimport.claim.IotEndpoint;
import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.seal.ProofOfPossession;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be handed over.
 *
 * @param parameters template parameters that the technician gave
 * @param port path of the port; empty takes the only one there is
 * @param rootCas by which the device will know the endpoint
 * @param endpoint where the device will connect; empty asks AWS IoT
 * @param until where to stop
 * @param claim one that was requested before; the hand-over owns it from here on, and replaces it if too little time is left
 * @param possession the code on the device's label, where the technician gave it; the hand-over owns it from here on
 * @param profile of the device's family; empty finds out
 */
public record HandoverRequest(
        String templateName, Map<String, String> parameters, Optional<String> port, List<X509Certificate> rootCas,
        Optional<IotEndpoint> endpoint, Until until, Optional<ProvisioningClaim> claim, Optional<ProofOfPossession> possession,
        Optional<Profile> profile) {

    public HandoverRequest {
        parameters = Map.copyOf(parameters);
        rootCas = List.copyOf(rootCas);
    }

    /** One without a code. */
    public HandoverRequest(String templateName, Map<String, String> parameters, Optional<String> port, List<X509Certificate> rootCas,
            Optional<IotEndpoint> endpoint, Until until, Optional<ProvisioningClaim> claim) {
        this(templateName, parameters, port, rootCas, endpoint, until, claim, Optional.empty(), Optional.empty());
    }

    /** The same, proven with the code on the device's label. */
    public HandoverRequest proving(ProofOfPossession code) {
        return new HandoverRequest(templateName, parameters, port, rootCas, endpoint, until, claim, Optional.of(code), profile);
    }

    /** The same, to a device of that family. */
    public HandoverRequest to(Optional<Profile> family) {
        return new HandoverRequest(templateName, parameters, port, rootCas, endpoint, until, claim, possession, family);
    }

    public enum Until {
        /** The digest check: the device registers later, elsewhere. */
        DELIVERED,
        CONFIRMED
    }
}
