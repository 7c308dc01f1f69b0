package dev.claimport.claim;

import dev.claimport.claim.cbor.CborWriter;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that a device needs to register itself (hand-over group, "The bundle").
 *
 * @param clientId the MQTT client id to use with the claim; empty leaves it to the device
 */
public record Bundle(
        IotEndpoint endpoint, Map<String, String> parameters, ProvisioningClaim claim, List<X509Certificate> rootCas,
        Optional<String> clientId) {

    public Bundle {
        parameters = Map.copyOf(parameters);
        rootCas = List.copyOf(rootCas);
    }

    /**
     * CBOR with integer keys in ascending order. The copy is the caller's to close; the claim keeps its own key.
     *
     * @throws IllegalStateException when the claim's key is already wiped
     */
    public EncodedBundle encode() {
        CborWriter measure = CborWriter.measuring();
        write(measure);
        SecretBytes bytes = new SecretBytes(measure.size());
        boolean complete = false;
        try {
            bytes.lend(content -> {
                write(CborWriter.into(content));
                return null;
            });
            complete = true;
        } finally {
            if (!complete) {
                bytes.close();
            }
        }
        return new EncodedBundle(claim.certificateId(), claim.validity().notAfter(), bytes);
    }

    private void write(CborWriter out) {
        out.map(clientId.isPresent() ? 8 : 7);
        out.unsigned(1).text(endpoint.host());
        out.unsigned(2).unsigned(endpoint.port());
        out.unsigned(3).text(claim.templateName());
        out.unsigned(4).map(parameters.size());
        new TreeMap<>(parameters).forEach((name, value) -> out.text(name).text(value));
        out.unsigned(5).bytes(claim.certificateDer());
        out.unsigned(6);
        claim.key().lend(key -> out.bytes(key));
        out.unsigned(7).array(rootCas.size());
        for (X509Certificate rootCa : rootCas) {
            try {
                out.bytes(rootCa.getEncoded());
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
        clientId.ifPresent(id -> out.unsigned(8).text(id));
    }
}
