package dev.claimport.cli.aws.http;

import dev.claimport.aws.network.TrustedCas;
import dev.claimport.aws.network.WipedTlsSockets;
import dev.claimport.failure.FailureException;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Which servers are believed to be who they say.
 *
 * @param verified {@code --no-verify-ssl} is its contrary
 * @param bundle the authorities, in PEM, instead of Java's own
 */
public record Trust(boolean verified, Optional<Path> bundle) {

    SSLSocketFactory sockets() throws IOException {
        try {
            if (!verified) {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, new TrustManager[] {new Everybody()}, null);
                return new WipedTlsSockets(context);
            }
            return bundle.map(file -> TrustedCas.read(file).sockets()).orElseGet(WipedTlsSockets::usual);
        } catch (GeneralSecurityException | FailureException e) {
            throw new IOException(e);
        }
    }

    /** For {@code --no-verify-ssl}. */
    private static final class Everybody extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
