package dev.claimport.aws.network;

import dev.claimport.aws.ServiceText;
import dev.claimport.claim.CertificateBundle;
import dev.claimport.failure.LocalFailure;
import dev.claimport.file.SmallFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Collection;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The certificate authorities of a bundle ({@code AWS_CA_BUNDLE}, {@code ca_bundle}), trusted instead of those of the Java
 * runtime, as the AWS CLI does it.
 */
public record TrustedCas(Path file, WipedTlsSockets sockets) {

    private static final int LARGEST = 8 << 20;

    /** @throws dev.claimport.failure.FailureException {@code file-unreadable} */
    public static TrustedCas read(Path file) {
        try {
            return new TrustedCas(file, sockets(CertificateBundle.read(SmallFile.read(file, LARGEST))));
        } catch (IOException | GeneralSecurityException e) {
            throw new LocalFailure(LocalFailure.Kind.FILE_UNREADABLE, Map.of("file", file.toString()),
                    e.getClass().getSimpleName() + ": " + ServiceText.firstLine(e.getMessage())).exception(e);
        }
    }

    private static WipedTlsSockets sockets(Collection<? extends Certificate> certificates) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (Certificate certificate : certificates) {
            store.setCertificateEntry(Integer.toString(number++), certificate);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return new WipedTlsSockets(context);
    }
}
