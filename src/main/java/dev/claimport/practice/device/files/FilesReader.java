package dev.claimport.practice.device.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import dev.claimport.claim.ClaimKey;
import dev.claimport.claim.SecretBytes;
import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.parts.Encoding;
import dev.claimport.device.parts.PartsPlan;
import dev.claimport.device.parts.SettingsFormat;
import dev.claimport.practice.device.BundleContents;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Firmware that looks for its claim in files: has one when all files are there, can be read, and belong together. */
public final class FilesReader {

    private final PartsPlan plan;
    private final VirtualFiles files;

    public FilesReader(PartsPlan plan, VirtualFiles files) {
        this.plan = plan;
        this.files = files;
    }

    /** Empty while something is missing or does not fit yet. The contents are the caller's to close. */
    public Optional<BundleContents> read() {
        try {
            X509Certificate certificate = certificates(ClaimPart.CERT).getFirst();
            List<X509Certificate> roots = certificates(ClaimPart.CA);
            String endpoint = setting(ClaimPart.ENDPOINT, "endpoint");
            int port = plan.format(ClaimPart.ENDPOINT) == SettingsFormat.TEXT ? 8883 : tree(ClaimPart.ENDPOINT).path("port").asInt(8883);
            if (endpoint.contains(":")) {
                port = Integer.parseInt(endpoint.substring(endpoint.indexOf(':') + 1));
                endpoint = endpoint.substring(0, endpoint.indexOf(':'));
            }
            Map<String, String> parameters = new HashMap<>();
            if (plan.paths().containsKey(ClaimPart.PARAMS)) {
                tree(ClaimPart.PARAMS).path("parameters").properties().forEach(pair -> parameters.put(pair.getKey(), pair.getValue().asText()));
            }
            String template = setting(ClaimPart.TEMPLATE, "template");
            try (ClaimKey key = key()) {
                return certificate.getPublicKey() instanceof RSAPublicKey rsa && key.belongsTo(rsa)
                        ? Optional.of(new BundleContents(endpoint, port, template, parameters, certificate, key.lend(FilesReader::copy), roots, Optional.empty()))
                        : Optional.empty();
            }
        } catch (IOException | CertificateException | IllegalArgumentException | NoSuchElementException _) {
            // Half-written, of an older claim, or not there yet: the next change is looked at again.
            return Optional.empty();
        }
    }

    private ClaimKey key() {
        byte[] content = content(ClaimPart.KEY).clone();
        if (plan.encoding() == Encoding.PEM) {
            return ClaimKey.takingPem(content);
        }
        return ClaimKey.takingPem(pemOf(content));
    }

    private static byte[] pemOf(byte[] der) {
        byte[] body = Base64.getEncoder().encode(der);
        byte[] begin = "-----BEGIN PRIVATE KEY-----\n".getBytes(StandardCharsets.US_ASCII);
        byte[] end = "\n-----END PRIVATE KEY-----\n".getBytes(StandardCharsets.US_ASCII);
        byte[] pem = ByteBuffer.allocate(begin.length + body.length + end.length).put(begin).put(body).put(end).array();
        Arrays.fill(body, (byte) 0);
        Arrays.fill(der, (byte) 0);
        return pem;
    }

    private static SecretBytes copy(ByteBuffer der) {
        SecretBytes copy = new SecretBytes(der.remaining());
        copy.lend(out -> out.put(der));
        return copy;
    }

    private List<X509Certificate> certificates(ClaimPart slot) throws CertificateException {
        return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(content(slot))).stream()
                .map(X509Certificate.class::cast).toList();
    }

    private String setting(ClaimPart slot, String name) throws IOException {
        String text = plan.format(slot) == SettingsFormat.TEXT ? new String(content(slot), StandardCharsets.UTF_8) : tree(slot).path(name).asText();
        if (text.isBlank()) {
            throw new IOException("no " + name);
        }
        return text.strip();
    }

    private JsonNode tree(ClaimPart slot) throws IOException {
        ObjectMapper mapper = plan.format(slot) == SettingsFormat.CBOR ? new ObjectMapper(new CBORFactory()) : new ObjectMapper();
        return mapper.readTree(content(slot));
    }

    private byte[] content(ClaimPart slot) {
        return Optional.ofNullable(plan.paths().get(slot)).flatMap(files::content).orElseThrow();
    }
}
