package dev.claimport.practice.device;

import dev.claimport.claim.SecretBytes;
import dev.claimport.claim.cbor.CborException;
import dev.claimport.claim.cbor.CborReader;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A bundle as a device reads it (hand-over group, "The bundle"). Closing it erases the key.
 *
 * @param key of the claim certificate, PKCS#8 DER
 * @param clientId to connect with; empty leaves it to the device
 */
public record BundleContents(
        String host, int port, String templateName, Map<String, String> parameters, X509Certificate certificate, SecretBytes key,
        List<X509Certificate> rootCas, Optional<String> clientId) implements AutoCloseable {

    private static final int SEQUENCE = 0x30;

    public BundleContents {
        parameters = Map.copyOf(parameters);
        rootCas = List.copyOf(rootCas);
    }

    /** @throws CborException when it is not exactly such a bundle; unknown keys above 8 are ignored */
    public static BundleContents parse(ByteBuffer bundle) throws CborException {
        Map<Object, Object> fields = CborReader.readMap(bundle);
        byte[] key = new byte[0];
        try {
            requireOrder(fields);
            key = field(fields, 6, byte[].class);
            String host = field(fields, 1, String.class);
            long port = field(fields, 2, Long.class);
            if (host.isBlank() || port < 1 || port > 65535 || key.length == 0 || key[0] != SEQUENCE) {
                throw new CborException("host, port or key");
            }
            String template = field(fields, 3, String.class);
            Map<String, String> parameters = texts(field(fields, 4, Map.class));
            X509Certificate certificate = certificate(field(fields, 5, byte[].class));
            List<X509Certificate> rootCas = certificates(field(fields, 7, List.class));
            Optional<String> clientId = fields.containsKey(8L) ? Optional.of(field(fields, 8, String.class)) : Optional.empty();
            // Last, so that nothing can fail once the key has a second place.
            return new BundleContents(
                    host, (int) port, template, parameters, certificate, SecretBytes.taking(key, 0, key.length), rootCas, clientId);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** With more parameters: those that the device fills in itself. They win. */
    public BundleContents with(Map<String, String> own) {
        Map<String, String> all = new HashMap<>(parameters);
        all.putAll(own);
        return new BundleContents(host, port, templateName, all, certificate, key, rootCas, clientId);
    }

    @Override
    public void close() {
        key.close();
    }

    private static void requireOrder(Map<Object, Object> fields) throws CborException {
        long last = 0;
        for (Object name : fields.keySet()) {
            if (!(name instanceof Long number) || number <= last) {
                throw new CborException("keys are not integers in ascending order");
            }
            last = number;
        }
    }

    private static <T> T field(Map<Object, Object> fields, long key, Class<T> type) throws CborException {
        Object value = fields.get(key);
        if (!type.isInstance(value)) {
            throw new CborException("field " + key);
        }
        return type.cast(value);
    }

    private static Map<String, String> texts(Map<?, ?> map) throws CborException {
        Map<String, String> texts = new HashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String name) || !(entry.getValue() instanceof String value)) {
                throw new CborException("parameters are not texts");
            }
            texts.put(name, value);
        }
        return texts;
    }

    private static List<X509Certificate> certificates(List<?> list) throws CborException {
        if (list.isEmpty()) {
            throw new CborException("no root CA");
        }
        X509Certificate[] certificates = new X509Certificate[list.size()];
        for (int i = 0; i < certificates.length; i++) {
            if (!(list.get(i) instanceof byte[] der)) {
                throw new CborException("root CA " + i);
            }
            certificates[i] = certificate(der);
        }
        return List.of(certificates);
    }

    private static X509Certificate certificate(byte[] der) throws CborException {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException _) {
            throw new CborException("not a certificate");
        }
    }
}
