package dev.claimport.testing;

import dev.claimport.testing.ScriptedServer.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A real https server with the signed manifest of releases, or with whatever else a test has it answer. */
public final class ReleaseServer implements AutoCloseable {

    private static final String PURPOSE = "claimport release 1\n";

    public final KeyPair keys;
    public final TestTls tls = new TestTls();
    public final ScriptedServer server;
    private final AtomicReference<Optional<Answer>> answer = new AtomicReference<>(Optional.empty());

    public ReleaseServer() throws Exception {
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        server = new ScriptedServer(tls.server(), _ -> answer.get());
    }

    public String url() {
        return server.uri() + "/claimport.json";
    }

    /** As the setting {@code update-key} has it. */
    public String key() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    /** That of a client which believes this server. @param folder for the certificate */
    public SSLContext trusting(Path folder) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var in = Files.newInputStream(tls.writeBundle(folder.resolve("ca.pem")))) {
            store.setCertificateEntry("server", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** Says that this version is out. */
    public void say(String version) throws Exception {
        say(Optional.of(Answer.json(200, signed(manifest(version)))));
    }

    /** @param next empty for no answer at all */
    public void say(Optional<Answer> next) {
        answer.set(next);
    }

    public String signed(String manifest) throws Exception {
        return signed(manifest, keys.getPrivate(), PURPOSE);
    }

    public static String manifest(String version) {
        return "{\"version\":\"" + version + "\",\"page\":\"https://claimport.example/releases/" + version + "\"}";
    }

    /** Signed by somebody else. */
    public static String signedByAnother(String manifest) throws Exception {
        return signed(manifest, KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate(), PURPOSE);
    }

    /** @param purpose that is signed with it */
    public static String signed(String manifest, PrivateKey key, String purpose) throws Exception {
        byte[] bytes = manifest.getBytes(StandardCharsets.UTF_8);
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key);
        signature.update(purpose.getBytes(StandardCharsets.UTF_8));
        signature.update(bytes);
        return "{\"manifest\":\"" + Base64.getEncoder().encodeToString(bytes) + "\",\"signature\":\""
                + Base64.getEncoder().encodeToString(signature.sign()) + "\"}";
    }

    @Override
    public void close() {
        server.close();
    }
}
