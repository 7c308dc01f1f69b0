package dev.claimport.practice.cloud.mqtt;

import dev.claimport.practice.cloud.registry.CertificateAuthority;
import java.net.Inet4Address;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Whom the broker lets in during the handshake: certificates issued here, within their validity by the cloud's clock, from
 * clients that name the host they mean (SNI, RFC 6066 section 3, which AWS IoT requires). Who comes to an address has no name to give, so that
 * none is asked for where the broker has one besides loopback; some libraries send the address in its place.
 */
final class ClientTrust extends X509ExtendedTrustManager {

    private final CertificateAuthority ca;

    ClientTrust(CertificateAuthority ca) {
        this.ca = ca;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        if (!namesHost(engine.getHandshakeSession())) {
            throw new CertificateException("the client does not name by SNI what it comes to");
        }
        ca.verify(chain[0]);
    }

    /** Whether the client named {@code localhost}, a name below it, or the address. */
    private boolean namesHost(SSLSession session) {
        List<SNIServerName> names = session instanceof ExtendedSSLSession extended ? extended.getRequestedServerNames() : List.of();
        return names.isEmpty() && ca.address().isPresent()
                || names.stream().anyMatch(name -> name instanceof SNIHostName host && isOurs(host.getAsciiName().toLowerCase(Locale.ROOT)));
    }

    private boolean isOurs(String host) {
        return host.equals("localhost") || host.endsWith(".localhost") || ca.address().map(Inet4Address::getHostAddress).filter(host::equals).isPresent();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        throw new CertificateException("only for engines");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("only for engines");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        throw new CertificateException("only for clients");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        throw new CertificateException("only for clients");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("only for clients");
    }

    /** None named: a client then offers whatever certificate it has. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
