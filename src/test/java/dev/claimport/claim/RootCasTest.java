package dev.claimport.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.claimport.failure.FailureException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootCasTest {

    @TempDir
    private Path folder;

    /** The thumbprint is on Amazon Trust Services' repository page. */
    @Test
    void amazonsRootIsBuiltIn() {
        List<X509Certificate> amazon = RootCas.amazon();
        assertEquals(1, amazon.size());
        assertEquals("8ecde6884f3d87b1125ba31ac3fcb13d7016de7f57cc904fe1cb97c6ae98196e", Material.id(amazon.getFirst()));
    }

    /** Its thumbprint is there, too. */
    @Test
    void theRootForEllipticCurvesIsBuiltInByItsName() {
        List<X509Certificate> named = RootCas.named(Path.of("amazon-root-ca-3"));
        assertEquals(1, named.size());
        assertEquals("18ce6cfe7bf14e60b2e347b8dfe868cb31d02ebb3ada271569f50343b46db3a4", Material.id(named.getFirst()));
        assertEquals(RootCas.amazon(), RootCas.named(Path.of("amazon-root-ca-1")));
    }

    @Test
    void aFileIsReadAsPemOrDer() throws IOException, CertificateEncodingException {
        X509Certificate certificate = Material.certificate();
        byte[] der = certificate.getEncoded();
        var several = new ByteArrayOutputStream();
        several.write("# two of them\n".getBytes(StandardCharsets.US_ASCII));
        several.write(Material.pem("CERTIFICATE", der));
        several.write(Material.pem("CERTIFICATE", der));

        assertEquals(List.of(certificate), RootCas.read(file(der)));
        assertEquals(List.of(certificate), RootCas.read(file(Material.pem("CERTIFICATE", der))));
        assertEquals(List.of(certificate, certificate), RootCas.read(file(several.toByteArray())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "-----BEGIN CERTIFICATE-----\nAA"})
    void aFileWithoutCertificatesIsRefused(String content) throws IOException {
        assertRefused(file(content.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void aFileThatIsNotThereOrAFolderOrFarTooLongIsRefused() throws IOException {
        assertRefused(folder.resolve("nothing"));
        assertRefused(folder);
        assertRefused(file(new byte[(1 << 20) + 1]));
    }

    private static void assertRefused(Path file) {
        FailureException e = assertThrows(FailureException.class, () -> RootCas.read(file));
        assertEquals("file-unreadable", e.failure().id());
        assertEquals(Map.of("file", file.toString()), e.failure().facts());
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("ca"), content);
    }
}
