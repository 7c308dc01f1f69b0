package dev.claimport.claim;

import dev.claimport.failure.LocalFailure;
import dev.claimport.file.SmallFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/** The certificate authorities by which a device knows AWS IoT. */
public final class RootCas {

    /** Longer than any list of authorities that a device could hold. */
    private static final int LONGEST_FILE = 1 << 20;

    private static final List<String> BUILT_IN = List.of("amazon-root-ca-1", "amazon-root-ca-3");

    private RootCas() {}

    /** Amazon Root CA 1, which signs the {@code iot:Data-ATS} endpoints (AWS IoT developer guide, "Server authentication"). */
    public static List<X509Certificate> amazon() {
        return builtIn(BUILT_IN.getFirst());
    }

    /** The names of those that are built in, the usual one first. */
    public static List<String> names() {
        return BUILT_IN;
    }

    private static List<X509Certificate> builtIn(String name) {
        try (InputStream in = RootCas.class.getResourceAsStream(name + ".pem")) {
            return CertificateBundle.read(in.readAllBytes());
        } catch (IOException | CertificateException e) {
            throw new IllegalStateException(name, e);
        }
    }

    /**
     * One that is built in, by its name, such as {@code amazon-root-ca-3}, which signs for devices that ask for elliptic curves; or else those of a file.
     *
     * @throws dev.claimport.failure.FailureException {@code file-unreadable}
     */
    public static List<X509Certificate> named(Path name) {
        return BUILT_IN.contains(name.toString()) ? builtIn(name.toString()) : read(name);
    }

    /**
     * The certificates of a PEM or DER file.
     *
     * @throws dev.claimport.failure.FailureException {@code file-unreadable}
     */
    public static List<X509Certificate> read(Path file) {
        try {
            return CertificateBundle.read(SmallFile.read(file, LONGEST_FILE));
        } catch (IOException | CertificateException e) {
            throw unreadable(file, e.toString()).exception(e);
        }
    }

    private static LocalFailure unreadable(Path file, String detail) {
        return new LocalFailure(LocalFailure.Kind.FILE_UNREADABLE, Map.of("file", file.toString()), detail);
    }
}
