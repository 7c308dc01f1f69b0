package dev.claimport.update;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a manifest: {@code {"manifest": BASE64, "signature": BASE64}}. The signature is Ed25519 (RFC 8032) over
 * {@code claimport release 1}, a line feed, and the bytes of the manifest, which is {@code {"version": "1.2.3", "page": "https://…"}}.
 * Nothing of a manifest is looked at before its signature is found good.
 */
final class Manifest {

    /** In bytes. */
    static final int LARGEST = 16 * 1024;
    static final byte[] PURPOSE = "claimport release 1\n".getBytes(StandardCharsets.UTF_8);

    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final PublicKey key;

    private Manifest(PublicKey key) {
        this.key = key;
    }

    /** @param key SubjectPublicKeyInfo in base64 */
    static Manifest signedBy(String key) {
        try {
            return new Manifest(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no Ed25519 key", e);
        }
    }

    Release read(byte[] bytes) throws ManifestException {
        JsonNode envelope = object(bytes, "manifest", "signature");
        byte[] manifest = decoded(envelope.get("manifest"));
        check(manifest, decoded(envelope.get("signature")));
        JsonNode said = object(manifest, "version", "page");
        SemanticVersion version = SemanticVersion.parse(said.path("version").asText())
                .orElseThrow(() -> new ManifestException("no version"));
        return new Release(version, page(said.path("page").asText()));
    }

    private void check(byte[] manifest, byte[] signature) throws ManifestException {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(PURPOSE);
            verifier.update(manifest);
            if (!verifier.verify(signature)) {
                throw new ManifestException("the signature is wrong");
            }
        } catch (GeneralSecurityException _) {
            throw new ManifestException("the signature is no signature");
        }
    }

    /** An object of exactly these texts. */
    private static JsonNode object(byte[] bytes, String... keys) throws ManifestException {
        try {
            JsonNode node = JSON.readTree(bytes);
            Set<String> found = new TreeSet<>();
            node.fieldNames().forEachRemaining(found::add);
            if (!node.isObject() || !found.equals(new TreeSet<>(Set.of(keys))) || !node.valueStream().allMatch(JsonNode::isTextual)) {
                throw new ManifestException("not a manifest");
            }
            return node;
        } catch (JsonProcessingException _) {
            throw new ManifestException("not JSON");
        } catch (IOException e) {
            throw new IllegalStateException("bytes cannot fail", e);
        }
    }

    private static byte[] decoded(JsonNode text) throws ManifestException {
        try {
            return Base64.getDecoder().decode(text.asText());
        } catch (IllegalArgumentException _) {
            throw new ManifestException("not base64");
        }
    }

    private static URI page(String text) throws ManifestException {
        try {
            URI page = URI.create(text);
            if ("https".equals(page.getScheme()) && page.getHost() != null) {
                return page;
            }
            throw new ManifestException("the page is not at https");
        } catch (IllegalArgumentException _) {
            throw new ManifestException("the page has no address");
        }
    }
}
