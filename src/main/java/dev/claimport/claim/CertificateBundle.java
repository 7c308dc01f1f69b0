package dev.claimport.claim;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The certificates of a PEM or DER file. Whatever else stands in a PEM file, comments, keys, revocation lists, is passed over (RFC 7468, section 2). */
public final class CertificateBundle {

    private static final Pattern BLOCK = Pattern.compile("^[ \\t]*-----BEGIN CERTIFICATE-----[ \\t]*\\R(.*?)-----END CERTIFICATE-----",
            Pattern.DOTALL | Pattern.MULTILINE);
    /** How DER begins: a sequence with a length of two bytes. */
    private static final byte[] DER = {0x30, (byte) 0x82};

    private CertificateBundle() {}

    /** @throws CertificateException where one of them cannot be read, or there is none */
    public static List<X509Certificate> read(byte[] content) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> found = new ArrayList<>();
        if (content.length > 2 && content[0] == DER[0] && content[1] == DER[1]) {
            factory.generateCertificates(new ByteArrayInputStream(content)).forEach(certificate -> found.add((X509Certificate) certificate));
        } else {
            Matcher blocks = BLOCK.matcher(new String(content, StandardCharsets.ISO_8859_1));
            while (blocks.find()) {
                found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(Base64.getMimeDecoder().decode(blocks.group(1)))));
            }
        }
        if (found.isEmpty()) {
            throw new CertificateException("no certificate in it");
        }
        return found;
    }
}
