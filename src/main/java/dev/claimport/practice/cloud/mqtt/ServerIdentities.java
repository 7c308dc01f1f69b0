package dev.claimport.practice.cloud.mqtt;

import dev.claimport.practice.cloud.registry.CertificateAuthority;
import dev.claimport.practice.cloud.registry.ServerIdentity;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * The broker's two certificates, ECDSA and RSA as AWS IoT has them. Which one a client gets follows from the cipher suites and signature
 * algorithms that it offers: the handshake asks for one key algorithm after the other, and these are the aliases.
 */
final class ServerIdentities extends X509ExtendedKeyManager {

    private final Map<String, Supplier<ServerIdentity>> byAlgorithm;

    ServerIdentities(CertificateAuthority ca) {
        byAlgorithm = Map.of("EC", ca::server, "RSA", ca::rsaServer);
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        return byAlgorithm.containsKey(keyType) ? keyType : null;
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return chooseEngineServerAlias(keyType, issuers, null);
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return byAlgorithm.containsKey(keyType) ? new String[] {keyType} : null;
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return null;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return byAlgorithm.get(alias).get().chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return byAlgorithm.get(alias).get().key();
    }
}
