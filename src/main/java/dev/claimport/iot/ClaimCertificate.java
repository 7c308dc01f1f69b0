package dev.claimport.iot;

import dev.claimport.failure.ClaimFailure;
import dev.claimport.failure.FailureException;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the certificate of a claim: exactly one, in PEM (RFC 7468, section 5), with nothing before or behind it. */
final class ClaimCertificate {

    /** The bound keeps an absurd text from being decoded; a claim's certificate has 1,261 characters. */
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN CERTIFICATE-----\\s+([A-Za-z0-9+/=\\s]{1,16000}?)-----END CERTIFICATE-----\\s*");

    private ClaimCertificate() {}

    /** @throws FailureException {@code claim-invalid} */
    static X509Certificate parse(@Nullable String pem) {
        Matcher matcher = PEM.matcher(pem == null ? "" : pem);
        if (!matcher.matches()) {
            throw invalid("");
        }
        try {
            byte[] der = Base64.getDecoder().decode(matcher.group(1).replaceAll("\\s", ""));
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            if (!Arrays.equals(certificate.getEncoded(), der)) {
                throw invalid("more than a certificate");
            }
            return certificate;
        } catch (CertificateException | IllegalArgumentException e) {
            throw invalid(e.getClass().getSimpleName());
        }
    }

    private static FailureException invalid(String detail) {
        return ClaimFailure.invalid(ClaimFailure.Flaw.CERTIFICATE_UNREADABLE, detail).exception();
    }
}
