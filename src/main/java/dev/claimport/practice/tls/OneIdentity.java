package dev.claimport.practice.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * A key manager with a single certificate, offered whatever the other side asks for. Unlike a key store it makes no copy of the
 * key, and unlike PEM options no text of it.
 */
public final class OneIdentity extends X509ExtendedKeyManager implements AutoCloseable {

    private static final String ALIAS = "own";

    private volatile @Nullable PrivateKey key;
    private final X509Certificate[] chain;

    /** @param chain the certificate of the key first */
    public OneIdentity(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = chain.toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
        return List.of(keyTypes).contains(chain[0].getPublicKey().getAlgorithm()) ? ALIAS : null;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        return keyType.equals(chain[0].getPublicKey().getAlgorithm()) ? ALIAS : null;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return chooseEngineClientAlias(keyTypes, issuers, null);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return chooseEngineServerAlias(keyType, issuers, null);
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return new String[] {ALIAS};
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return new String[] {ALIAS};
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return chain.clone();
    }

    /** Null once it is closed: the handshake then goes on without a certificate. */
    @Override
    public PrivateKey getPrivateKey(String alias) {
        return key;
    }

    /** Forgets the key, however long others hold on to this object. */
    @Override
    public void close() {
        key = null;
    }
}
