package dev.claimport.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateBundleTest {

    private static final String KEY = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
    private static final String LIST = "-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n";

    @Test
    void whatIsNoCertificateIsPassedOver() throws Exception {
        String one = amazon();
        for (String text : List.of(one, "# Amazon Root CA 1\n" + one, KEY + one + LIST, one.replace("\n", "\r\n"), "\uFEFF\n" + one,
                one.replace("CERTIFICATE-----\n", "CERTIFICATE----- \t\n"), one.strip(), "Subject: -----BEGIN CERTIFICATE-----\n" + one)) {
            assertEquals(RootCas.amazon(), CertificateBundle.read(text.getBytes(StandardCharsets.UTF_8)), text);
        }
        assertEquals(2, CertificateBundle.read((one + KEY + one).getBytes(StandardCharsets.UTF_8)).size());
    }

    @Test
    void derIsReadAsWell() throws Exception {
        assertEquals(RootCas.amazon(), CertificateBundle.read(RootCas.amazon().getFirst().getEncoded()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", KEY, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "-----BEGIN CERTIFICATE-----\n"})
    void whatHasNoCertificateIsNone(String text) {
        assertThrows(CertificateException.class, () -> CertificateBundle.read(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String amazon() throws IOException {
        try (InputStream in = RootCas.class.getResourceAsStream("amazon-root-ca-1.pem")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
