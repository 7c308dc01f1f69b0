package dev.claimport.claim;

import dev.claimport.failure.LocalFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/** The certificate authorities by which a device knows AWS IoT. */
public final class RootCas {

    /** Longer than any list of authorities that a device could hold. */
    private static final int LONGEST_FILE = 1 << 20;

    private RootCas() {}

    /** Amazon Root CA 1, which signs the {@code iot:Data-ATS} endpoints (AWS IoT developer guide, "Server authentication"). */
    public static List<X509Certificate> amazon() {
        try (InputStream in = RootCas.class.getResourceAsStream("amazon-root-ca-1.pem")) {
            return read(in);
        } catch (IOException | CertificateException e) {
            throw new IllegalStateException("amazon-root-ca-1.pem", e);
        }
    }

    /**
     * The certificates of a PEM or DER file.
     *
     * @throws dev.claimport.failure.FailureException {@code file-unreadable}
     */
    public static List<X509Certificate> read(Path file) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new IOException("not a regular file");
            }
            try (InputStream in = Files.newInputStream(file)) {
                return read(in);
            }
        } catch (IOException | CertificateException e) {
            throw unreadable(file, e.toString()).exception(e);
        }
    }

    private static List<X509Certificate> read(InputStream in) throws IOException, CertificateException {
        byte[] content = in.readNBytes(LONGEST_FILE + 1);
        if (content.length > LONGEST_FILE) {
            throw new IOException("longer than " + LONGEST_FILE + " bytes");
        }
        return CertificateBundle.read(content);
    }

    private static LocalFailure unreadable(Path file, String detail) {
        return new LocalFailure(LocalFailure.Kind.FILE_UNREADABLE, Map.of("file", file.toString()), detail);
    }
}
