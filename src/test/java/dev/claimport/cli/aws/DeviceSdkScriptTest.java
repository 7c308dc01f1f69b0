package dev.claimport.cli.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.claimport.testing.ClaimAnswers;
import dev.claimport.testing.ScriptedServer;
import dev.claimport.testing.ScriptedServer.Answer;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The samples of the AWS IoT Device SDKs come with a script, {@code utils/parse_cert_set_result.py}, into which the AWS CLI's answer is
 * piped: it reads one JSON document, takes {@code certificatePem}, {@code keyPair.PublicKey} and {@code keyPair.PrivateKey} as they
 * are, and writes each to a file. What it would write has to be what a TLS library loads.
 */
class DeviceSdkScriptTest {

    private static final JsonMapper STRICT = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final ClaimAnswers claim = ClaimAnswers.at(Instant.parse("2026-11-23T00:00:00Z"));

    @TempDir
    private Path home;

    private static String taken(JsonNode body, String... way) {
        JsonNode found = body;
        for (String name : way) {
            assertTrue(found.has(name), "there is a " + name);
            found = found.get(name);
        }
        assertTrue(found.isTextual(), "a text");
        return found.textValue();
    }

    @Test
    void itsInputIsWhatIsPrinted() throws Exception {
        String publicPem = ClaimAnswers.pem("PUBLIC KEY", claim.certificate().getPublicKey().getEncoded());
        String answer = claim.json().replace("\"unused\"", ClaimAnswers.quoted(publicPem));
        Aws.Outcome outcome;
        try (var server = ScriptedServer.answering(Answer.json(200, answer))) {
            outcome = Aws.at(home, server.uri()).run("iot", "create-provisioning-claim", "--template-name", "sensors");
        }
        assertEquals(0, outcome.exitCode(), outcome.err());
        JsonNode body = STRICT.readTree(outcome.out());

        var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(taken(body, "certificatePem").getBytes(StandardCharsets.US_ASCII)));
        assertEquals(taken(body, "certificateId"), HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded())));
        assertEquals(publicPem, taken(body, "keyPair", "PublicKey"));

        KeyPair keys;
        try (var pem = new PEMParser(new StringReader(taken(body, "keyPair", "PrivateKey")))) {
            keys = new JcaPEMKeyConverter().getKeyPair((PEMKeyPair) pem.readObject());
        }
        assertEquals(certificate.getPublicKey(), keys.getPublic());
        Signature signing = Signature.getInstance("SHA256withRSA");
        signing.initSign(keys.getPrivate());
        signing.update(new byte[] {1, 2, 3});
        Signature checking = Signature.getInstance("SHA256withRSA");
        checking.initVerify(certificate);
        checking.update(new byte[] {1, 2, 3});
        assertTrue(checking.verify(signing.sign()), "the key is the certificate's");
    }
}
