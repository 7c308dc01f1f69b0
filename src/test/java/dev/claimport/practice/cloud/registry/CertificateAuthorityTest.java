package dev.claimport.practice.cloud.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.ClaimKey;
import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.testing.Keys;
import dev.claimport.testing.ManualTime;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
class CertificateAuthorityTest {

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-23T14:00:31.750Z"));
    private final CertificateAuthority ca = new CertificateAuthority(time, Keys::rsa);

    @Test
    void claimIsSevenMinutesWideAndTwoOfThemAreOver() throws Exception {
        IssuedClaim claim = ca.issueClaim(FIVE_MINUTES);
        X509Certificate certificate = certificate(claim.certificatePem());

        assertEquals(Instant.parse("2026-11-23T13:58:31Z"), certificate.getNotBefore().toInstant());
        assertEquals(Instant.parse("2026-11-23T14:05:31Z"), certificate.getNotAfter().toInstant());
        assertEquals(certificate.getNotAfter().toInstant(), claim.expiration());
    }

    @Test
    void claimHasTheIssuerOfAwsInItsStringTypes() throws Exception {
        X509CertificateHolder claim = new X509CertificateHolder(certificate(ca.issueClaim(FIVE_MINUTES).certificatePem()).getEncoded());

        List<AttributeTypeAndValue> issuer = Arrays.stream(claim.getIssuer().getRDNs()).map(RDN::getFirst).toList();
        assertEquals(List.of(BCStyle.C, BCStyle.ST, BCStyle.L, BCStyle.O, BCStyle.OU, BCStyle.SERIALNUMBER),
                issuer.stream().map(AttributeTypeAndValue::getType).toList());
        assertEquals(List.of("US", "Washington", "Seattle", "Amazon.com Inc.", "Amazon IoT Provisioning", "1.0"),
                issuer.stream().map(AttributeTypeAndValue::getValue).map(ASN1Encodable::toString).toList());
        assertEquals(List.of(DERPrintableString.class, DERUTF8String.class, DERUTF8String.class, DERUTF8String.class, DERUTF8String.class,
                DERPrintableString.class), issuer.stream().map(AttributeTypeAndValue::getValue).map(Object::getClass).toList());
    }

    @Test
    void claimHasTheSubjectSerialSignatureAndTwoCriticalExtensionsOfAws() throws Exception {
        X509Certificate certificate = certificate(ca.issueClaim(FIVE_MINUTES).certificatePem());
        X509CertificateHolder claim = new X509CertificateHolder(certificate.getEncoded());

        AttributeTypeAndValue subject = claim.getSubject().getRDNs()[0].getFirst();
        assertEquals(1, claim.getSubject().getRDNs().length);
        assertEquals(BCStyle.CN, subject.getType());
        assertInstanceOf(DERUTF8String.class, subject.getValue());
        assertTrue(subject.getValue().toString().matches("[0-9a-f]{64}"));
        assertEquals(20, certificate.getSerialNumber().toByteArray().length);
        assertEquals(1, certificate.getSerialNumber().signum());
        assertEquals("SHA256withRSA", certificate.getSigAlgName());
        assertEquals(Set.of(Extension.basicConstraints.getId(), Extension.keyUsage.getId()), certificate.getCriticalExtensionOIDs());
        assertEquals(Set.of(), certificate.getNonCriticalExtensionOIDs());
        assertEquals(-1, certificate.getBasicConstraints());
        assertTrue(KeyUsage.fromExtensions(claim.getExtensions()).hasUsages(KeyUsage.digitalSignature));
        assertEquals(2048, ((RSAPublicKey) certificate.getPublicKey()).getModulus().bitLength());
        assertEquals(65537, ((RSAPublicKey) certificate.getPublicKey()).getPublicExponent().intValueExact());
        assertTrue(Math.abs(certificate.getEncoded().length - 891) <= 3, "as long as the published one, " + certificate.getEncoded().length);
    }

    @Test
    void claimIsOneThatClaimportAccepts() throws Exception {
        IssuedClaim issued = ca.issueClaim(FIVE_MINUTES);

        try (ProvisioningClaim claim = new ProvisioningClaim("practice-sensor", issued.certificateId(), certificate(issued.certificatePem()),
                ClaimKey.takingPem(issued.privateKeyPem()), time.instant())) {
            assertEquals(issued.expiration(), claim.validity().notAfter());
        }
    }

    @Test
    void keysArePkcs1AndSpkiInLinesOf64WithATrailingNewline() {
        IssuedClaim claim = ca.issueClaim(FIVE_MINUTES);
        String key = new String(claim.privateKeyPem(), StandardCharsets.US_ASCII);

        assertTrue(key.startsWith("-----BEGIN RSA PRIVATE KEY-----\n"));
        assertTrue(key.endsWith("\n-----END RSA PRIVATE KEY-----\n"));
        assertTrue(claim.publicKeyPem().startsWith("-----BEGIN PUBLIC KEY-----\n"));
        assertTrue(claim.publicKeyPem().endsWith("\n-----END PUBLIC KEY-----\n"));
        for (String pem : List.of(key, claim.publicKeyPem(), claim.certificatePem())) {
            List<String> body = pem.lines().filter(line -> !line.startsWith("-----")).toList();
            assertTrue(body.subList(0, body.size() - 1).stream().allMatch(line -> line.length() == 64));
            assertTrue(body.getLast().length() <= 64);
        }
    }

    @Test
    void textsOfSecretsDoNotShowThem() {
        IssuedClaim claim = ca.issueClaim(FIVE_MINUTES);
        IssuedKeys keys = ca.issueWithKeys();

        assertEquals("IssuedClaim[" + claim.certificateId() + ", " + claim.expiration() + "]", claim.toString());
        assertTrue(keys.toString().length() < 100);
        assertEquals("ServerIdentity[CN=Claimport Practice Broker]", ca.server().toString());
    }

    @Test
    void everyClaimIsAnother() {
        IssuedClaim one = ca.issueClaim(FIVE_MINUTES);
        IssuedClaim two = ca.issueClaim(FIVE_MINUTES);

        assertNotEquals(one.certificateId(), two.certificateId());
    }

    @Test
    void permanentCertificateLivesUntil2049() throws Exception {
        X509Certificate certificate = ca.issueWithKeys().certificate();

        assertEquals(Instant.parse("2049-12-31T23:59:59Z"), certificate.getNotAfter().toInstant());
        assertEquals("OU=Amazon Web Services O\\=Amazon.com Inc. L\\=Seattle ST\\=Washington C\\=US",
                certificate.getIssuerX500Principal().getName().replace("\\ ", " "));
        assertEquals("CN=AWS IoT Certificate", certificate.getSubjectX500Principal().getName());
        assertDoesNotThrow(() -> ca.verify(certificate));
    }

    @Test
    void requestIsSignedForItsOwnKeyAndName() throws Exception {
        for (KeyPair keys : List.of(Keys.rsa(), Keys.ec("secp256r1"), Keys.ec("secp384r1"))) {
            X509Certificate certificate = ca.issueFor(Keys.csr(keys, keys, "CN=pump 7"));

            assertArrayEquals(keys.getPublic().getEncoded(), certificate.getPublicKey().getEncoded());
            assertEquals("CN=pump 7", certificate.getSubjectX500Principal().getName());
        }
        assertEquals("CN=AWS IoT Certificate", ca.issueFor(Keys.csr(Keys.rsa(), Keys.rsa(), "")).getSubjectX500Principal().getName());
    }

    @Test
    void requestsThatAreNoneOrWeakOrWronglySignedAreRefused() throws Exception {
        String good = Keys.csr(Keys.ec("secp256r1"), "CN=pump 7");
        List<String> bad = List.of(
                "", "hello", good.substring(0, good.length() / 2), good.replace("MI", "AA"), ca.issueClaim(FIVE_MINUTES).certificatePem(),
                Keys.csr(Keys.rsa(1024), "CN=weak"), Keys.csr(Keys.ec("secp521r1"), "CN=other"),
                Keys.csr(Keys.ec("secp256r1"), Keys.ec("secp256r1"), "CN=not mine"), good + " ".repeat(9000));

        for (String request : bad) {
            ProvisioningRefused refused = assertThrows(ProvisioningRefused.class, () -> ca.issueFor(request), request);
            assertEquals(400, refused.statusCode());
            assertEquals("InvalidCertificateSigningRequest", refused.errorCode());
        }
    }

    @Test
    void claimIsGoodToItsLastSecondByTheCloudsClock() throws Exception {
        X509Certificate claim = certificate(ca.issueClaim(FIVE_MINUTES).certificatePem());

        time.set(Instant.parse("2026-11-23T14:05:31Z"));
        assertDoesNotThrow(() -> ca.verify(claim));
        time.advance(Duration.ofMillis(1));
        assertThrows(CertificateExpiredException.class, () -> ca.verify(claim));
        time.set(Instant.parse("2026-11-23T13:58:30Z"));
        assertThrows(CertificateNotYetValidException.class, () -> ca.verify(claim));
    }

    @Test
    void certificateOfSomebodyElseIsRefusedWhateverItsIssuerIsCalled() throws Exception {
        X509Certificate namesake = certificate(new CertificateAuthority(time, () -> Keys.rsa(2048)).issueClaim(FIVE_MINUTES).certificatePem());

        assertEquals("not signed here", assertThrows(CertificateException.class, () -> ca.verify(namesake)).getMessage());
        assertThrows(CertificateException.class, () -> ca.verify(ca.rootCas().getFirst()));
    }

    @Test
    void brokersCertificateIsForLocalhostAndSignedByTheRoot() throws Exception {
        X509Certificate server = ca.server().chain().getFirst();

        server.verify(ca.rootCas().getFirst().getPublicKey());
        assertEquals(List.of(List.of(2, "localhost"), List.of(2, "*.localhost"), List.of(7, "127.0.0.1")),
                List.copyOf(server.getSubjectAlternativeNames()));
        assertEquals(List.of("1.3.6.1.5.5.7.3.1"), server.getExtendedKeyUsage());
        assertEquals("CN=Claimport Practice Root CA", ca.rootCas().getFirst().getSubjectX500Principal().getName());
        assertEquals(0, ca.rootCas().getFirst().getBasicConstraints());
    }

    @Test
    void keyPoolGivesEveryPairOnceAndEndsItsThread() throws Exception {
        try (RsaKeyPool pool = new RsaKeyPool(2)) {
            assertNotEquals(((RSAPublicKey) pool.get().getPublic()).getModulus(), ((RSAPublicKey) pool.get().getPublic()).getModulus());
        }
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (Thread.getAllStackTraces().keySet().stream().anyMatch(thread -> thread.getName().equals("practice-keys"))) {
            assertTrue(System.nanoTime() < deadline, "the thread goes on");
            Thread.sleep(5);
        }
    }

    private static X509Certificate certificate(String pem) throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }
}
