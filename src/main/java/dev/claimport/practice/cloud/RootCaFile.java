package dev.claimport.practice.cloud;

import dev.claimport.practice.cloud.registry.CertificateAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;

/** The practice cloud's root certificates as a PEM file, in a temporary folder of its own that nobody else may read. */
record RootCaFile(Path path) implements AutoCloseable {

    static RootCaFile write(List<X509Certificate> rootCas) throws IOException {
        // Where there are POSIX permissions, the JDK makes temporary folders with mode 0700.
        Path folder = Files.createTempDirectory("claimport-practice-");
        String pem = rootCas.stream().map(CertificateAuthority::pem).collect(Collectors.joining());
        return new RootCaFile(Files.writeString(folder.resolve("root-ca.pem"), pem));
    }

    /** Deletes file and folder. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
        Files.deleteIfExists(path.getParent());
    }
}
