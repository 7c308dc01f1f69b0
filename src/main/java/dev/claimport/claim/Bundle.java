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

    /** A certificate with a key and a signature of RSA-2048, and hardly anything else (RFC 5280, section 4.1), in bytes. */
    private static final int LEAST_CERTIFICATE = 650;
    /** The key of RSA-2048 as PKCS #8 (RFC 5208, RFC 8017 A.1.2), in bytes, if some of its numbers happen to be short. */
    private static final int LEAST_KEY = 1190;

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

    /**
     * What a bundle with any claim takes at the least, unsealed: what is known of it before there is a claim.
     *
     * @return bytes
     */
    public static long leastSize(IotEndpoint endpoint, String templateName, Map<String, String> parameters, List<X509Certificate> rootCas) {
        CborWriter out = CborWriter.measuring();
        out.map(7);
        writeDestination(out, endpoint, templateName, parameters);
        out.unsigned(5).bytes(new byte[LEAST_CERTIFICATE]).unsigned(6).bytes(new byte[LEAST_KEY]);
        writeRootCas(out, rootCas);
        return out.size();
    }

    private void write(CborWriter out) {
        out.map(clientId.isPresent() ? 8 : 7);
        writeDestination(out, endpoint, claim.templateName(), parameters);
        out.unsigned(5).bytes(claim.certificateDer());
        out.unsigned(6);
        claim.key().lend(key -> out.bytes(key));
        writeRootCas(out, rootCas);
        clientId.ifPresent(id -> out.unsigned(8).text(id));
    }

    private static void writeDestination(CborWriter out, IotEndpoint endpoint, String templateName, Map<String, String> parameters) {
        out.unsigned(1).text(endpoint.host());
        out.unsigned(2).unsigned(endpoint.port());
        out.unsigned(3).text(templateName);
        out.unsigned(4).map(parameters.size());
        new TreeMap<>(parameters).forEach((name, value) -> out.text(name).text(value));
    }

    private static void writeRootCas(CborWriter out, List<X509Certificate> rootCas) {
        out.unsigned(7).array(rootCas.size());
        for (X509Certificate rootCa : rootCas) {
            try {
                out.bytes(rootCa.getEncoded());
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
